package org.dezero.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.ArrayScope;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.layers.BatchNorm;
import org.dezero.layers.Layer;
import org.dezero.layers.Linear;
import org.dezero.models.Sequential;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.Optimizer;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the conformance kit does not see of array scopes: whose memory it is. */
class Nd4jScopeTest {
    private final ArrayBackend xp = ArrayBackends.get("nd4j");

    private static DataBuffer memory(NdArray x) {
        return ((Nd4jArray) x).buffer().data();
    }

    @Test
    void theNextScopeUsesTheMemoryOfTheLast() {
        NdArray x = xp.full(Shape.of(3, 5), DType.FLOAT32, 2);
        DataBuffer first;
        NdArray ended;
        try (ArrayScope scope = xp.openScope()) {
            ended = xp.binary(BinaryOp.ADD, x, x);
            first = memory(ended);
            scope.keep(x);
        }
        try (ArrayScope scope = xp.openScope()) {
            NdArray line = xp.unary(UnaryOp.NEG, xp.reshape(x, Shape.of(15)));
            assertThat(memory(line)).isNotSameAs(first);
            NdArray again = xp.unary(UnaryOp.NEG, x);
            assertThat(memory(again)).isSameAs(first);
            assertThat(again.toHost().floats()).hasSize(15).containsOnly(-2);
            assertThat(memory(xp.unary(UnaryOp.NEG, x))).isNotSameAs(first);
            scope.keep(x);
        }
        assertThatThrownBy(() -> xp.unary(UnaryOp.NEG, ended))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "nd4j: the array scope it was made in is closed: operand (3, 5) float32; keep it with keep(x)"
                                + " before the scope closes, or compute it outside of the scope");
        assertThat(ended).hasToString("array of a closed scope, (3, 5) float32");
    }

    @Test
    void aScopeThatClosesOutOfOrderChangesNothing() {
        ArrayScope outer = xp.openScope();
        ArrayScope inner = xp.openScope();
        NdArray x = xp.full(Shape.of(2), DType.FLOAT64, 3);
        assertThatThrownBy(outer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed out of order");
        assertThat(x.toHost().doubles()).containsOnly(3);
        inner.close();
        outer.close();
    }

    @Test
    void anotherThreadNeitherClosesNorAddsToAScope() throws Exception {
        NdArray[] made = new NdArray[1];
        Throwable[] thrown = new Throwable[1];
        ArrayScope scope = xp.openScope();
        Thread other = new Thread(() -> {
            made[0] = xp.full(Shape.of(2), DType.FLOAT64, 3);
            try {
                scope.close();
            } catch (IllegalStateException e) {
                thrown[0] = e;
            }
        });
        other.start();
        other.join();
        scope.close();
        assertThat(thrown[0]).hasMessageContaining("close on another thread");
        assertThat(made[0].toHost().doubles()).containsOnly(3);
    }

    @Test
    void memoryThatSomebodyHoldsIsNotRecycled() {
        INDArray view;
        INDArray copy;
        NdArray seen;
        try (ArrayScope scope = xp.openScope()) {
            seen = xp.full(Shape.of(7), DType.FLOAT64, 3);
            view = Nd4jArrays.view(xp.reshape(seen, Shape.of(7, 1)));
            copy = Nd4jArrays.toINDArray(seen);
            scope.release(seen);
        }
        try (ArrayScope scope = xp.openScope()) {
            for (int i = 0; i < 4; i++) {
                scope.release(xp.full(Shape.of(7), DType.FLOAT64, i));
            }
        }
        assertThat(view.toDoubleVector()).containsOnly(3);
        assertThat(copy.toDoubleVector()).containsOnly(3);
        assertThat(seen.toHost().doubles()).containsOnly(3);
    }

    @Test
    void aCopyMadeBeforeAScopeOutlivesItsViews() {
        NdArray copy = Nd4jArrays.copyOf(Nd4jArrays.view(xp.full(Shape.of(6), DType.FLOAT64, 3)));
        try (ArrayScope scope = xp.openScope()) {
            scope.release(xp.reshape(copy, Shape.of(2, 3)));
        }
        assertThat(copy.toHost().doubles()).containsOnly(3);
    }

    @Test
    void whatLiesIdleIsGivenBack() {
        int mib = 64;
        NdArray x = xp.full(Shape.of(mib << 18), DType.FLOAT32, 1);
        NdArray small = xp.full(Shape.of(3), DType.FLOAT32, 1);
        try (ArrayScope scope = xp.openScope()) {
            scope.release(xp.binary(BinaryOp.MUL, x, 2));
            scope.release(xp.binary(BinaryOp.MUL, x, 3));
        }
        long before = Pointer.physicalBytes();
        for (int i = 0; i < 40; i++) {
            try (ArrayScope scope = xp.openScope()) {
                scope.release(xp.binary(BinaryOp.MUL, small, i));
            }
        }
        assertThat(before - Pointer.physicalBytes()).isGreaterThan((long) mib << 20);
        assertThat(xp.item(xp.reduce(ReduceOp.MAX, x, new int[] {0}, false))).isEqualTo(1);
    }

    @Test
    void trainingInScopesGivesTheSameBits() {
        assertThat(train(true)).containsExactly(train(false));
    }

    /** The losses of some steps. */
    private double[] train(boolean scopes) {
        double[] losses = new double[6];
        Random random = new Random(5);
        try (var backend = Config.backend(xp);
                var seed = Config.random(new RandomState(3))) {
            Layer model =
                    new Sequential(new Linear(12), new BatchNorm(), F::relu, new Linear(8), F::tanh, new Linear(4));
            Optimizer optimizer = new Adam().setup(model);
            for (int step = 0; step < losses.length; step++) {
                float[] x = new float[10 * 6];
                long[] t = new long[10];
                for (int i = 0; i < x.length; i++) {
                    x[i] = random.nextFloat();
                }
                for (int i = 0; i < t.length; i++) {
                    t[i] = random.nextInt(4);
                }
                GraphScope scope = scopes ? Config.arrayScope() : null;
                Variable y = model.apply(Variable.constant(HostArray.of(x, Shape.of(10, 6))));
                Variable loss = F.softmaxCrossEntropy(y, Variable.constant(HostArray.of(t)));
                model.clearGrads();
                loss.backward();
                optimizer.update();
                losses[step] = loss.item();
                if (scope != null) {
                    scope.close();
                }
            }
        }
        return losses;
    }
}
