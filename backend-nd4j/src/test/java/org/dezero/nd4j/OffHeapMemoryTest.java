package org.dezero.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.Pointer;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

class OffHeapMemoryTest {
    private static final long MIB = 1L << 20;

    private final ArrayBackend xp = ArrayBackends.get("nd4j");

    /** 8 GiB of garbage in arrays of 4 MiB, which the collector sees as a few hundred kilobytes. */
    @Test
    void garbageOutsideTheHeapIsCollected() {
        NdArray x = xp.full(Shape.of(1 << 20), DType.FLOAT32, 1);
        NdArray y = x;
        long before = Pointer.physicalBytes();
        for (int i = 0; i < 2048; i++) {
            y = xp.binary(BinaryOp.MUL, x, i);
        }
        assertThat(Pointer.physicalBytes() - before).isLessThan(2048 * MIB);
        assertThat(y.toHost().floats()[7]).isEqualTo(2047);
    }

    @Test
    void aHundredThousandSmallResultsLeaveLittleBehind() {
        NdArray x = xp.array(new double[] {1, 2, 3});
        NdArray y = x;
        for (int i = 0; i < 20_000; i++) {
            y = xp.binary(BinaryOp.ADD, x, y);
        }
        long before = Pointer.physicalBytes();
        for (int i = 0; i < 100_000; i++) {
            y = xp.binary(BinaryOp.ADD, x, y);
        }
        assertThat(Pointer.physicalBytes() - before).isLessThan(1024 * MIB);
        assertThat(y.toHost().doubles()).containsExactly(120_001, 240_002, 360_003);
    }

    @Test
    void aCollectionIsAskedForWhenTheBudgetIsUsedUp() {
        AtomicInteger collections = new AtomicInteger();
        OffHeapBudget budget = new OffHeapBudget(collections::incrementAndGet);
        long all = budget.budget();
        budget.allocating(all);
        assertThat(collections).hasValue(0);
        budget.allocating(1);
        assertThat(collections).hasValue(1);
        budget.allocating(all / 2);
        budget.freed(all / 2);
        budget.allocating(all);
        assertThat(collections).hasValue(1);
    }

    @Test
    void costlyCollectionsBecomeRare() {
        OffHeapBudget budget =
                new OffHeapBudget(() -> assertThatCode(() -> Thread.sleep(20)).doesNotThrowAnyException());
        long first = budget.budget();
        long limit = Math.max(first, Runtime.getRuntime().maxMemory() / 2);
        for (int i = 0; i < 8; i++) {
            budget.allocating(budget.budget() + 1);
        }
        assertThat(budget.budget()).isEqualTo(limit);
    }
}
