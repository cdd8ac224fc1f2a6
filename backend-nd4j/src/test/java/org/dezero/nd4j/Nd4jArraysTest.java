package org.dezero.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.BackendException;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class Nd4jArraysTest {
    private final ArrayBackend xp = ArrayBackends.get("nd4j");

    private static INDArray table() {
        return Nd4j.createFromArray(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
                .reshape('c', 3, 4);
    }

    @Test
    void wrapSharesMemory() {
        INDArray nd = table();
        NdArray x = Nd4jArrays.wrap(nd);
        assertThat(x.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(x.shape()).isEqualTo(Shape.of(3, 4));
        // Against the rules, but it shows that nothing was copied.
        nd.putScalar(0, 0, 100);
        assertThat(xp.item(xp.slice(x, new int[] {0, 0}, new int[] {1, 1}, new int[] {1, 1})))
                .isEqualTo(100);
    }

    @Test
    void copyOfDoesNot() {
        INDArray nd = table();
        NdArray x = Nd4jArrays.copyOf(nd);
        nd.assign(-1);
        assertThat(x.toHost().floats()[11]).isEqualTo(11);
    }

    @Test
    void viewsInAnyOrderAreReadRight() {
        INDArray nd = table();
        INDArray part = nd.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(1, 2, 4));
        assertThat(Nd4jArrays.wrap(part).toHost().floats()).containsExactly(5, 7, 9, 11);
        assertThat(Nd4jArrays.wrap(part.transpose()).toHost().floats()).containsExactly(5, 9, 7, 11);
        assertThat(Nd4jArrays.wrap(nd.transpose()).toHost().floats()).startsWith(0, 4, 8, 1);
        assertThat(Nd4jArrays.wrap(nd.dup('f')).toHost().floats()).startsWith(0, 1, 2, 3);
        assertThat(Nd4jArrays.wrap(nd.getRow(1)).toHost().floats()).containsExactly(4, 5, 6, 7);
        NdArray reshaped = xp.reshape(Nd4jArrays.wrap(part.transpose()), Shape.of(4));
        assertThat(reshaped.toHost().floats()).containsExactly(5, 9, 7, 11);
        NdArray tail = xp.slice(Nd4jArrays.wrap(part), new int[] {1, 0}, new int[] {1, 2}, new int[] {1, 1});
        assertThat(tail.toHost().floats()).containsExactly(9, 11);
    }

    @Test
    void allDtypesScalarsAndEmptyArraysPass() {
        assertThat(Nd4jArrays.wrap(Nd4j.scalar(2.5)).item()).isEqualTo(2.5);
        assertThat(Nd4jArrays.wrap(Nd4j.createFromArray(new long[] {1L << 60}))
                        .toHost()
                        .longs())
                .containsExactly(1L << 60);
        assertThat(Nd4jArrays.wrap(Nd4j.createFromArray(true, false)).toHost().booleans())
                .containsExactly(true, false);
        assertThat(Nd4jArrays.wrap(Nd4j.create(DataType.DOUBLE, 0, 3)).shape()).isEqualTo(Shape.of(0, 3));
        INDArray none = Nd4jArrays.toINDArray(xp.full(Shape.of(0, 3), DType.FLOAT64, 0));
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.shape()).containsExactly(0, 3);
    }

    @Test
    void otherDataTypesAreRefusedByName() {
        assertThatThrownBy(() -> Nd4jArrays.wrap(Nd4j.createFromArray(new int[] {1})))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("INT");
    }

    @Test
    void viewSharesAndToINDArrayCopies() {
        NdArray x = xp.binary(BinaryOp.ADD, xp.array(new double[] {1, 2}), 0);
        INDArray view = Nd4jArrays.view(x);
        INDArray copy = Nd4jArrays.toINDArray(x);
        copy.addi(10);
        assertThat(x.toHost().doubles()).containsExactly(1, 2);
        // Whoever was given the memory still sees the same values after a donation.
        NdArray sum = xp.accumulate(x, 1, xp.array(new double[] {5, 5}));
        assertThat(sum.toHost().doubles()).containsExactly(6, 7);
        assertThat(view.toDoubleVector()).containsExactly(1, 2);
        NdArray transposed = xp.transpose(xp.array(new double[] {1, 2, 3, 4}, 2, 2), new int[] {1, 0});
        assertThat(Nd4jArrays.toINDArray(transposed).data().asDouble()).containsExactly(1, 3, 2, 4);
        assertThat(Nd4jArrays.view(transposed).getDouble(0, 1)).isEqualTo(3);
    }

    @Test
    void wrappedMemoryIsNeverWritten() {
        INDArray nd = Nd4j.createFromArray(new double[] {1, 2});
        NdArray sum = xp.accumulate(Nd4jArrays.wrap(nd), 2, xp.array(new double[] {1, 1}));
        assertThat(sum.toHost().doubles()).containsExactly(3, 4);
        assertThat(nd.toDoubleVector()).containsExactly(1, 2);
    }

    @Test
    void arraysOfOtherBackendsAreRefusedByName() {
        ArrayBackend other = (ArrayBackend) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ArrayBackend.class}, (p, m, a) -> "elsewhere");
        NdArray foreign = new NdArray() {
            @Override
            public DType dtype() {
                return DType.FLOAT32;
            }

            @Override
            public Shape shape() {
                return Shape.of(3);
            }

            @Override
            public ArrayBackend backend() {
                return other;
            }
        };
        assertThatThrownBy(() -> Nd4jArrays.view(foreign))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("'elsewhere'")
                .hasMessageContaining("(3,) float32");
    }

    @Test
    void donatedArraysAreRefused() {
        NdArray x = xp.binary(BinaryOp.ADD, xp.array(new double[] {1, 2}), 0);
        NdArray sum = xp.accumulate(x, 1, xp.array(new double[] {1, 1}));
        assertThat(sum.toHost().doubles()).containsExactly(2, 3);
        assertThatThrownBy(() -> Nd4jArrays.view(x)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void resultsOutliveAWorkspaceThatIsOpen() {
        WorkspaceConfiguration small =
                WorkspaceConfiguration.builder().initialSize(1 << 20).build();
        NdArray sum;
        NdArray max;
        try (MemoryWorkspace open = Nd4j.getWorkspaceManager().getAndActivateWorkspace(small, "dezero-test")) {
            NdArray x = xp.array(new double[] {1, 2, 3});
            sum = xp.binary(BinaryOp.ADD, x, x);
            max = xp.argMax(x, 0);
            assertThat(Nd4jArrays.view(sum).isAttached()).isFalse();
        }
        try (MemoryWorkspace again = Nd4j.getWorkspaceManager().getAndActivateWorkspace(small, "dezero-test")) {
            Nd4j.valueArrayOf(new long[] {1000}, -7.0, DataType.DOUBLE);
        }
        assertThat(sum.toHost().doubles()).containsExactly(2, 4, 6);
        assertThat(max.item()).isEqualTo(2);
    }
}
