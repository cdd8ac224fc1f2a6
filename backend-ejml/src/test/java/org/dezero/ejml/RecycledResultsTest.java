package org.dezero.ejml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayScope;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What EJML computes within an array scope. */
class RecycledResultsTest {
    private static final int SIDE = 160;

    private final ArrayBackend xp = new EjmlBackend();

    private List<Supplier<NdArray>> operations(DType t) {
        NdArray x = xp.full(Shape.of(SIDE, SIDE), t, 1.5);
        NdArray xt = xp.transpose(xp.full(Shape.of(SIDE, SIDE), t, 0.5), new int[] {1, 0});
        NdArray y = xp.full(Shape.of(SIDE, SIDE), t, 2.5);
        List<Supplier<NdArray>> out = new ArrayList<>();
        out.add(() -> xp.matmul(x, y));
        out.add(() -> xp.matmul(xt, y));
        for (BinaryOp op : new BinaryOp[] {BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.DIV}) {
            out.add(() -> xp.binary(op, x, y));
            out.add(() -> xp.binary(op, x, 3));
            out.add(() -> xp.binary(op, 3, x));
        }
        for (UnaryOp op : new UnaryOp[] {UnaryOp.EXP, UnaryOp.LOG, UnaryOp.SQRT}) {
            out.add(() -> xp.unary(op, x));
        }
        return out;
    }

    /** The second scope's arrays lie where other results were; with poisoned memory, on NaN. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void resultsInRecycledMemoryAreTheSame(DType t) {
        List<Supplier<NdArray>> operations = operations(t);
        List<double[]> expected = new ArrayList<>();
        for (Supplier<NdArray> op : operations) {
            expected.add(op.get().toHost().toDoubleArray());
        }
        for (int round = 0; round < 3; round++) {
            NdArray last = null;
            try (ArrayScope scope = xp.openScope()) {
                scope.keep(operations.get(0).get());
                for (int i = 0; i < expected.size(); i++) {
                    last = operations.get(i).get();
                    assertThat(last.toHost().toDoubleArray()).containsExactly(expected.get(i));
                }
            }
            NdArray ended = last;
            assertThatThrownBy(() -> xp.toHost(ended)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void aScopeGivesTheMemoryOfItsResultsToTheNext(DType t) {
        List<Supplier<NdArray>> operations = operations(t);
        assertThat(step(operations)).isEqualTo(operations.size());
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int results = step(operations);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(results).isEqualTo(operations.size());
        assertThat(allocated).isLessThan((long) SIDE * SIDE * t.itemSize());
    }

    private int step(List<Supplier<NdArray>> operations) {
        int results = 0;
        try (ArrayScope scope = xp.openScope()) {
            for (Supplier<NdArray> op : operations) {
                results += op.get().shape().dim(0) / SIDE;
            }
        }
        return results;
    }
}
