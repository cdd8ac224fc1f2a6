package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BackendException;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;

class DonationTest {
    private final ArrayBackend xp = new PlainBackend();

    private static Object memory(NdArray x) {
        return ((PlainArray) x).data;
    }

    @Test
    void anArrayThatNothingElseSawIsWrittenInPlace() {
        for (DType t : new DType[] {DType.INT64, DType.FLOAT32, DType.FLOAT64}) {
            NdArray x = xp.full(Shape.of(2, 3), t, 5);
            NdArray target = xp.binary(BinaryOp.ADD, x, 1);
            Object memory = memory(target);
            NdArray sum = xp.accumulate(target, 2, x);
            assertThat(memory(sum)).isSameAs(memory);
            assertThat(sum.toHost().toDoubleArray()).containsOnly(16);
            NdArray again = xp.accumulate(sum, 1, xp.transpose(xp.full(Shape.of(3, 2), t, 1), new int[] {1, 0}));
            assertThat(memory(again)).isSameAs(memory);
            assertThat(again.toHost().toDoubleArray()).containsOnly(17);
            assertThat(x.toHost().toDoubleArray()).containsOnly(5);
        }
    }

    @Test
    void anArrayOfWhichAnotherHandleExistsIsNeverWritten() {
        List<Function<NdArray, NdArray>> views = List.of(
                x -> xp.transpose(x, new int[] {1, 0}),
                x -> xp.transpose(x, new int[] {0, 1}),
                x -> xp.reshape(x, Shape.of(4)),
                x -> xp.reshape(x, Shape.of(2, 2)),
                x -> xp.broadcastTo(x, Shape.of(3, 2, 2)),
                x -> xp.broadcastTo(x, Shape.of(2, 2)),
                x -> xp.slice(x, new int[] {1, 0}, new int[] {1, 2}, new int[] {1, 1}),
                x -> xp.cast(x, DType.FLOAT64),
                x -> xp.sumTo(x, Shape.of(2, 2)),
                x -> xp.reduce(ReduceOp.SUM, x, new int[0], false));
        for (Function<NdArray, NdArray> view : views) {
            NdArray x = xp.full(Shape.of(2, 2), DType.FLOAT64, 5);
            NdArray seen = view.apply(x);
            assertThat(xp.accumulate(x, 1, xp.full(Shape.of(2, 2), DType.FLOAT64, 1))
                            .toHost()
                            .doubles())
                    .containsOnly(6);
            assertThat(seen.toHost().doubles()).containsOnly(5);
        }
        for (Function<NdArray, NdArray> view : views) {
            NdArray x = xp.full(Shape.of(2, 2), DType.FLOAT64, 5);
            NdArray seen = view.apply(x);
            NdArray one = xp.full(seen.shape(), DType.FLOAT64, 1);
            assertThat(xp.accumulate(seen, 1, one).toHost().doubles()).containsOnly(6);
            assertThat(x.toHost().doubles()).containsOnly(5);
        }
    }

    @Test
    void theHandleEndsWhetherOrNotItsMemoryWasUsed() {
        NdArray one = xp.full(Shape.of(2), DType.FLOAT32, 1);
        NdArray alone = xp.full(Shape.of(2), DType.FLOAT32, 1);
        NdArray shared = xp.full(Shape.of(2), DType.FLOAT32, 1);
        NdArray view = xp.reshape(shared, Shape.of(2, 1));
        xp.accumulate(alone, 1, one);
        xp.accumulate(shared, 1, one);
        for (NdArray x : new NdArray[] {alone, shared}) {
            assertThatThrownBy(() -> xp.unary(UnaryOp.EXP, x))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("exp: the array was given up to accumulate: operand (2,) float32; ");
            assertThatThrownBy(() -> xp.accumulate(x, 1, one))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("accumulate: ");
            assertThatThrownBy(() -> xp.reshape(x, Shape.of(2))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(x::toHost).isInstanceOf(IllegalStateException.class);
            assertThat(x).hasToString("array given up, (2,) float32");
        }
        assertThat(view.toHost().floats()).containsExactly(1, 1);
        assertThat(one.toHost().floats()).containsExactly(1, 1);
    }

    @Test
    void anArrayMayBeAddedToItself() {
        NdArray x = xp.array(new double[] {1, 2, 3});
        assertThat(xp.accumulate(x, -0.5, x).toHost().doubles()).containsExactly(0.5, 1, 1.5);
    }

    @Test
    void theProductIsRoundedBeforeTheSum() {
        NdArray t = xp.array(new float[] {0.3f});
        NdArray x = xp.array(new float[] {0.7f});
        assertThat(xp.accumulate(t, 0.1, x).toHost().floats()).containsExactly(0.3f + 0.1f * 0.7f);
    }

    @Test
    void onlyOneOfManyThreadsMayGiveAnArrayUp() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 200; round++) {
                NdArray target = xp.full(Shape.of(64), DType.FLOAT64, 1);
                NdArray x = xp.full(Shape.of(64), DType.FLOAT64, 1);
                CyclicBarrier start = new CyclicBarrier(threads);
                Callable<HostArray> attempt = () -> {
                    start.await();
                    try {
                        return xp.accumulate(target, 1, x).toHost();
                    } catch (IllegalStateException e) {
                        return HostArray.of(new double[0]);
                    }
                };
                List<Callable<HostArray>> attempts = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    attempts.add(attempt);
                }
                int succeeded = 0;
                for (Future<HostArray> f : pool.invokeAll(attempts)) {
                    if (f.get().size() > 0) {
                        succeeded++;
                        assertThat(f.get().doubles()).containsOnly(2);
                    }
                }
                assertThat(succeeded).isEqualTo(1);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void anArrayOfAnotherBackendIsRefused() {
        NdArray other = new PlainBackend().full(Shape.of(2), DType.FLOAT32, 1);
        assertThatThrownBy(() -> xp.unary(UnaryOp.NEG, other))
                .isInstanceOf(BackendException.class)
                .hasMessageStartingWith("neg: operand is on another backend");
    }
}
