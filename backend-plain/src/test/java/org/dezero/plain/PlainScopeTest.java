package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.dezero.array.ArrayScope;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;

/** What the conformance kit leaves to a backend: that memory really is recycled, and how a wrong use is refused. */
class PlainScopeTest {
    private static final int N = 1000;

    private final PlainBackend xp = new PlainBackend();

    private NdArray ones(int n) {
        return xp.full(Shape.of(n), DType.FLOAT32, 1);
    }

    private static Object memory(NdArray x) {
        return ((PlainArray) x).data;
    }

    @Test
    void memoryOfAClosedScopeIsUsedAgain() {
        ArrayScope first = xp.openScope();
        Object memory = memory(ones(N));
        first.close();
        ArrayScope second = xp.openScope();
        assertThat(memory(xp.full(Shape.of(N), DType.FLOAT64, 1))).isNotSameAs(memory);
        assertThat(memory(ones(N + 1))).isNotSameAs(memory);
        assertThat(memory(ones(N))).isSameAs(memory);
        assertThat(memory(ones(N))).isNotSameAs(memory);
        second.close();
        assertThat(memory(ones(N))).isNotSameAs(memory);
    }

    @Test
    void everyUseAfterTheEndIsRefused() {
        ArrayScope scope = xp.openScope();
        NdArray x = ones(3);
        NdArray view = xp.reshape(x, Shape.of(3, 1));
        scope.close();
        for (NdArray dead : new NdArray[] {x, view}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> xp.unary(UnaryOp.EXP, dead))
                    .withMessageStartingWith("exp: the array scope it was made in is closed: operand (3")
                    .withMessageContaining("keep it with keep(x) before the scope closes");
            assertThatIllegalStateException().isThrownBy(dead::toHost);
            assertThatIllegalStateException().isThrownBy(() -> xp.binary(BinaryOp.ADD, ones(3), dead));
            assertThat(dead).asString().startsWith("array of a closed scope, (3");
        }
    }

    @Test
    void memoryThatAKeptViewSeesIsNotRecycled() {
        ArrayScope scope = xp.openScope();
        NdArray x = ones(N);
        NdArray view = xp.slice(x, new int[] {7}, new int[] {1}, new int[] {1});
        scope.keep(view);
        scope.close();
        ArrayScope next = xp.openScope();
        assertThat(memory(ones(N))).isNotSameAs(memory(view));
        next.close();
        assertThat(xp.item(view)).isEqualTo(1);
        assertThat(x.toHost().floats()).hasSize(N);
    }

    @Test
    void memoryHeldOutsideIsNotRecycled() {
        ArrayScope scope = xp.openScope();
        NdArray x = ones(N);
        float[] held = xp.sharedElements(x, "test").floats();
        scope.close();
        ArrayScope next = xp.openScope();
        assertThat(memory(ones(N))).isNotSameAs(held);
        next.close();
        assertThat(held).containsOnly(1);
    }

    @Test
    void whatToHostGaveStays() {
        ArrayScope scope = xp.openScope();
        float[] host = ones(N).toHost().floats();
        scope.close();
        ArrayScope next = xp.openScope();
        xp.full(Shape.of(N), DType.FLOAT32, 2);
        next.close();
        assertThat(host).containsOnly(1);
    }

    @Test
    void scopesAreClosedByTheirThreadTheInnermostFirst() {
        ArrayScope outer = xp.openScope();
        ArrayScope inner = xp.openScope();
        NdArray x = ones(N);
        assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("closed out of order");
        assertThatThrownBy(() -> CompletableFuture.runAsync(inner::close).join())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("close on another thread");
        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> inner.keep(x)).join())
                .hasMessageContaining("keep on another thread");
        assertThat(xp.item(xp.slice(x, new int[1], new int[] {1}, new int[] {1})))
                .isEqualTo(1);
        inner.close();
        outer.close();
        outer.close();
        assertThat(PlainScope.current()).isNull();
    }

    @Test
    void whatOtherThreadsMakeLivesOn() {
        ArrayScope scope = xp.openScope();
        NdArray x = CompletableFuture.supplyAsync(() -> ones(N)).join();
        scope.close();
        assertThat(x.toHost().floats()).containsOnly(1);
    }

    @Test
    void idleMemoryIsLetGoOf() {
        ArrayScope first = xp.openScope();
        Object memory = memory(ones(N));
        first.close();
        for (int i = 0; i < 40; i++) {
            xp.openScope().close();
        }
        ArrayScope last = xp.openScope();
        assertThat(memory(ones(N))).isNotSameAs(memory);
        last.close();
    }
}
