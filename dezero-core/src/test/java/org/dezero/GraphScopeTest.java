package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.dezero.array.ArrayScope;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.layers.BatchNorm;
import org.dezero.layers.LSTM;
import org.dezero.layers.Layer;
import org.dezero.layers.Linear;
import org.dezero.models.MLP;
import org.dezero.models.Sequential;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.ClipGrad;
import org.dezero.optimizers.MomentumSGD;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;
import org.dezero.optimizers.WeightDecay;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

/**
 * Array scopes: what is held lives on, all else ends, and results are the same bits with scopes and without.
 *
 * <p>Tests run with {@code -Ddezero.poison=on}, so that recycled memory is full of NaN.
 */
class GraphScopeTest {
    private static final int N = 40;

    private static NdArray numbers(int seed, int... dims) {
        float[] out = new float[Shape.of(dims).size()];
        RandomState random = new RandomState(seed);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) random.randn();
        }
        return Config.backend().fromHost(HostArray.of(out, dims));
    }

    private static void churn() {
        for (int round = 0; round < 3; round++) {
            try (GraphScope scope = Config.arrayScope()) {
                for (int i = 0; i < 20; i++) {
                    Variable x = Variable.of(numbers(i, N, N));
                    F.sum(F.exp(F.matmul(x, x))).backward();
                }
            }
        }
    }

    private static float[] floats(Variable x) {
        return x.data().toHost().floats();
    }

    // ---- what ends, and what lives on ---------------------------------------------------------------------------

    @Test
    void whatWasMadeInsideEnds() {
        Variable y;
        Variable leaf;
        try (GraphScope scope = Config.arrayScope()) {
            leaf = Variable.of(numbers(1, N, N));
            y = F.square(leaf);
            assertThat(y.data().toHost().size()).isEqualTo(N * N);
        }
        Variable ended = y;
        Variable alsoEnded = leaf;
        assertThat(ended.shape()).isEqualTo(Shape.of(N, N));
        assertThatIllegalStateException()
                .isThrownBy(() -> F.exp(ended))
                .withMessageContaining("exp: the array scope it was made in is closed: operand (40, 40) float32");
        assertThatIllegalStateException().isThrownBy(() -> ended.data().toHost());
        assertThatIllegalStateException().isThrownBy(() -> F.sum(alsoEnded));
        assertThatIllegalStateException().isThrownBy(ended::backward);
    }

    @Test
    void gradientsOfLeavesFromOutsideLiveOn() {
        Variable x = Variable.of(numbers(1, N, N));
        Variable other = Variable.of(numbers(2, N, N));
        F.sum(F.mul(F.square(x), F.add(x, other))).backward();
        float[] expected = floats(x.grad());
        float[] expectedOther = floats(other.grad());
        x.clearGrad();
        other.clearGrad();
        for (int round = 0; round < 4; round++) {
            try (GraphScope scope = Config.arrayScope()) {
                x.clearGrad();
                other.clearGrad();
                F.sum(F.mul(F.square(x), F.add(x, other))).backward();
            }
            churn();
            assertThat(floats(x.grad())).isEqualTo(expected);
            assertThat(floats(other.grad())).isEqualTo(expectedOther);
        }
    }

    @Test
    void aGradientThatTwoLeavesShareIsTakenFromNeither() {
        Variable a = Variable.of(numbers(1, N, N));
        Variable b = Variable.of(numbers(2, N, N));
        try (GraphScope scope = Config.arrayScope()) {
            // Add hands the same array to both.
            F.sum(F.square(F.add(a, b))).backward();
        }
        try (GraphScope scope = Config.arrayScope()) {
            a.clearGrad();
        }
        churn();
        assertThat(floats(b.grad())).isEqualTo(floats(F.mul(F.add(a, b), 2)));
    }

    @Test
    void aGradientThatSomebodyHoldsIsNotTakenAway() {
        Variable x = Variable.of(numbers(1, N, N));
        try (GraphScope scope = Config.arrayScope()) {
            F.sum(F.square(x)).backward();
        }
        Variable held = x.grad();
        try (GraphScope scope = Config.arrayScope()) {
            x.clearGrad();
            F.sum(F.exp(x)).backward();
        }
        churn();
        assertThat(floats(held)).isEqualTo(floats(F.mul(x, 2)));
    }

    @Test
    void aGradientWithAGraphLivesOnWithIt() {
        Variable x = Variable.of(numbers(1, N, N));
        try (GraphScope scope = Config.arrayScope()) {
            F.sum(F.pow(x, 4)).backward(BackwardOption.CREATE_GRAPH);
        }
        churn();
        Variable gx = x.grad();
        x.clearGrad();
        F.sum(gx).backward();
        assertThat(floats(x.grad())).isEqualTo(floats(twelveSquares(x)));
    }

    private static Variable twelveSquares(Variable x) {
        // In the order in which the engine multiplies.
        Variable y = Variable.of(x.data());
        F.sum(F.pow(y, 4)).backward(BackwardOption.CREATE_GRAPH);
        Variable gy = y.grad();
        y.clearGrad();
        F.sum(gy).backward();
        return y.grad();
    }

    @Test
    void whatIsKeptLivesOn() {
        Variable x = Variable.of(numbers(1, N, N));
        Variable y;
        NdArray raw;
        try (GraphScope scope = Config.arrayScope()) {
            Variable hidden = F.exp(x);
            y = scope.keep(F.square(hidden));
            raw = scope.keep(F.transpose(F.mul(hidden, 3)).data());
        }
        churn();
        assertThat(floats(y)).isEqualTo(floats(F.square(F.exp(x))));
        assertThat(raw.toHost().floats()).isEqualTo(floats(F.transpose(F.mul(F.exp(x), 3))));
        y.backward();
        assertThat(floats(x.grad())).hasSize(N * N).doesNotContain(Float.NaN);
    }

    @Test
    void arraysGivenToVariablesFromOutsideLiveOn() {
        Variable x = Variable.of(numbers(1, N, N));
        Parameter p = new Parameter("p");
        try (GraphScope scope = Config.arrayScope()) {
            x.setData(F.exp(x).data());
            p.setData(F.neg(x).data());
        }
        churn();
        assertThat(floats(p)).isEqualTo(floats(F.neg(x)));
        assertThat(floats(x)).isEqualTo(floats(F.exp(Variable.of(numbers(1, N, N)))));
    }

    @Test
    void parametersMadeInsideLiveOn() {
        Linear layer = new Linear(N);
        Parameter p;
        try (GraphScope scope = Config.arrayScope()) {
            layer.apply(numbers(1, 3, N));
            p = new Parameter(numbers(2, N), "p");
        }
        float[] w = floats(layer.params().get(0));
        churn();
        assertThat(floats(layer.params().get(0))).isEqualTo(w).doesNotContain(Float.NaN);
        assertThat(floats(p)).isEqualTo(numbers(2, N).toHost().floats());
    }

    @Test
    void aWeightThatSomebodyHoldsIsNotTakenAway() {
        MLP model = new MLP(N, 10);
        Optimizer optimizer = new SGD(0.1).setup(model);
        List<NdArray> held = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            try (GraphScope scope = Config.arrayScope()) {
                step(model, optimizer, i);
            }
            held.add(model.params().get(0).data());
            values.add(floats(model.params().get(0)));
        }
        churn();
        for (int i = 0; i < 5; i++) {
            assertThat(held.get(i).toHost().floats()).isEqualTo(values.get(i));
        }
    }

    @Test
    void scopesNest() {
        Variable x = Variable.of(numbers(1, N, N));
        Variable w = Variable.of(numbers(2, N, N));
        try (GraphScope outer = Config.arrayScope()) {
            Variable a = F.exp(x);
            Variable leaf = Variable.of(numbers(3, N, N));
            Variable kept;
            Variable dropped;
            try (GraphScope inner = Config.arrayScope()) {
                kept = inner.keep(F.mul(a, w));
                dropped = F.add(a, w);
                F.sum(F.mul(leaf, F.mul(a, w))).backward();
            }
            churn();
            assertThat(floats(kept)).isEqualTo(floats(F.mul(F.exp(x), w)));
            assertThat(floats(leaf.grad())).isEqualTo(floats(kept));
            assertThatIllegalStateException().isThrownBy(() -> floats(dropped));
            F.sum(kept).backward();
        }
        churn();
        assertThat(floats(w.grad())).doesNotContain(Float.NaN);
        assertThat(floats(x.grad())).doesNotContain(Float.NaN);
    }

    private static void step(Parameter w) {
        w.clearGrad();
        F.sum(F.mul(w, w)).backward();
        w.update((data, grad) -> data.backend().combine(1, data, -0.1, grad));
    }

    private static void stepInScope(Parameter w) {
        try (GraphScope scope = Config.arrayScope()) {
            step(w);
        }
    }

    /** Its maker handed it in from outside, so that clearing the gradient must not end it. */
    @Test
    void aGradientSetFromOutsideIsNotTakenAway() {
        Variable x = Variable.of(numbers(1, N, N));
        Variable seed = Variable.constant(numbers(2, N, N));
        float[] was = floats(seed);
        for (int i = 0; i < 3; i++) {
            try (GraphScope scope = Config.arrayScope()) {
                x.clearGrad();
                Variable y = x.add(1);
                y.setGrad(seed);
                y.backward();
            }
        }
        assertThat(floats(seed)).isEqualTo(was);
    }

    /** Likewise for an array that a scope has let out: for its maker, not for the gradient. */
    @Test
    void aGradientThatWasKeptByHandIsNotTakenAway() {
        Variable x = Variable.of(numbers(1, N, N));
        NdArray seed;
        try (GraphScope scope = Config.arrayScope()) {
            seed = scope.keep(F.mul(Variable.constant(numbers(2, N, N)), 2).data());
        }
        float[] was = seed.toHost().floats().clone();
        try (GraphScope scope = Config.arrayScope()) {
            Variable y = F.add(x, x);
            y.setGrad(seed);
            y.backward();
        }
        try (GraphScope scope = Config.arrayScope()) {
            Variable y = x.add(1);
            y.setGrad(seed);
            x.clearGrad();
            y.backward();
        }
        try (GraphScope scope = Config.arrayScope()) {
            x.clearGrad();
        }
        churn();
        assertThat(seed.toHost().floats()).isEqualTo(was);
    }

    @Test
    void aViewOfAWeightTakenOutsideOfAllScopesLivesOn() {
        Parameter w = new Parameter(numbers(1, N, N), "w");
        stepInScope(w);
        stepInScope(w);
        Variable view = Config.noGrad(() -> F.transpose(w));
        float[] was = floats(view);
        stepInScope(w);
        stepInScope(w);
        churn();
        assertThat(floats(view)).isEqualTo(was);
    }

    @Test
    void aGraphRecordedOutsideOfAllScopesLivesOn() {
        Parameter w = new Parameter(numbers(1, N, N), "w");
        stepInScope(w);
        stepInScope(w);
        float[] was = floats(Config.noGrad(() -> F.mul(w, 2)));
        Variable loss = F.sum(F.mul(w, w));
        stepInScope(w);
        stepInScope(w);
        w.clearGrad();
        loss.backward();
        assertThat(floats(w.grad())).isEqualTo(was);
    }

    @Test
    void whatAnOuterScopeMadeOfAWeightOutlivesTheInnerOne() {
        Parameter w = new Parameter(numbers(1, N, N), "w");
        stepInScope(w);
        stepInScope(w);
        try (GraphScope outer = Config.arrayScope()) {
            float[] was = floats(Config.noGrad(() -> F.mul(w, 2)));
            Variable loss = F.sum(F.mul(w, w));
            Variable view = Config.noGrad(() -> F.transpose(w));
            float[] seen = floats(view);
            stepInScope(w);
            stepInScope(w);
            w.clearGrad();
            loss.backward();
            assertThat(floats(w.grad())).isEqualTo(was);
            assertThat(floats(view)).isEqualTo(seen);
        }
    }

    @Test
    void whatIsKeptByAnOuterScopeOutlivesBoth() {
        Variable x;
        try (GraphScope outer = Config.arrayScope()) {
            try (GraphScope inner = Config.arrayScope()) {
                x = outer.keep(F.exp(Variable.constant(numbers(1, N, N))));
            }
            churn();
            assertThat(floats(x)).doesNotContain(Float.NaN);
        }
        churn();
        assertThat(floats(x)).doesNotContain(Float.NaN);
    }

    @Test
    void oneArrayThatHasEndedDoesNotCostTheOthers() {
        Parameter w = new Parameter(numbers(1, N, N), "w");
        Variable x = Variable.of(numbers(2, N, N));
        Variable dead;
        try (GraphScope scope = Config.arrayScope()) {
            dead = F.exp(x);
        }
        GraphScope scope = Config.arrayScope();
        x.setGrad(dead);
        step(w);
        assertThatIllegalStateException()
                .isThrownBy(scope::close)
                .withMessageContaining("the array scope it was made in is closed");
        churn();
        assertThat(floats(w)).doesNotContain(Float.NaN);
        assertThat(GraphScope.current()).isNull();
    }

    @Test
    void aScopeThatCannotCloseYetClosesLater() {
        GraphScope scope = Config.arrayScope();
        ArrayScope inner = Config.backend().openScope();
        Variable x = F.exp(Variable.constant(numbers(1, N, N)));
        assertThatIllegalStateException().isThrownBy(scope::close).withMessageContaining("out of order");
        assertThat(GraphScope.current()).isSameAs(scope);
        inner.close();
        scope.close();
        assertThat(GraphScope.current()).isNull();
        assertThatIllegalStateException().isThrownBy(() -> F.exp(x));
    }

    @Test
    void aCallThatFailsLeavesNothingOfTheScopeInAnLstm() {
        LSTM lstm = LSTM.builder(8).inSize(4).build();
        Variable x = Variable.constant(numbers(1, 3, 4));
        Variable wrong = Variable.constant(numbers(1, 3, 5));
        for (int i = 0; i < 2; i++) {
            try (GraphScope scope = Config.arrayScope()) {
                lstm.apply(x);
                lstm.apply(x);
            }
        }
        try (GraphScope scope = Config.arrayScope()) {
            assertThatThrownBy(() -> lstm.apply(wrong)).isInstanceOf(ShapeException.class);
        }
        try (GraphScope scope = Config.arrayScope()) {
            assertThat(lstm.apply(x).shape()).isEqualTo(Shape.of(3, 8));
        }
    }

    @Test
    void theThreadThatOpensClosesTheInnermostFirst() {
        GraphScope outer = Config.arrayScope();
        GraphScope inner = Config.arrayScope();
        assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("closed out of order");
        assertThat(CompletableFuture.runAsync(inner::close).handle((r, e) -> e).join())
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed on another thread");
        Variable x = Variable.of(numbers(1, N));
        assertThat(floats(x)).hasSize(N);
        inner.close();
        outer.close();
        outer.close();
    }

    @Test
    void aWalkThatFailsLeavesTheGradientsThereWere() {
        Variable x = Variable.of(numbers(1, N, N));
        try (GraphScope scope = Config.arrayScope()) {
            F.sum(F.square(x)).backward();
        }
        try (GraphScope scope = Config.arrayScope()) {
            Variable bad = new UnaryFunction() {
                @Override
                protected NdArray forward(org.dezero.array.ArrayBackend xp, NdArray in) {
                    return in;
                }

                @Override
                protected Variable backward(Variable gy) {
                    throw new UnsupportedOperationException("no");
                }
            }.apply(x);
            Variable y = F.add(F.sum(F.mul(x, 3)), F.sum(F.exp(bad)));
            assertThat(org.assertj.core.api.Assertions.catchThrowable(y::backward))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
        churn();
        assertThat(floats(x.grad())).isEqualTo(floats(F.mul(Variable.of(numbers(1, N, N)), 2)));
    }

    // ---- the same bits ------------------------------------------------------------------------------------------

    private interface Training {
        /** One step; returns a number to compare. */
        double step(int i);
    }

    /** Trains twice, with a scope around every step and without, and compares the numbers and the weights. */
    private static void assertSameBits(Supplier<Training> start, Supplier<List<Parameter>> parameters) {
        List<Double> plain = new ArrayList<>();
        Training without = start.get();
        for (int i = 0; i < 8; i++) {
            plain.add(without.step(i));
        }
        List<float[]> weights =
                parameters.get().stream().map(GraphScopeTest::floats).toList();
        List<Double> scoped = new ArrayList<>();
        Training with = start.get();
        for (int i = 0; i < 8; i++) {
            try (GraphScope scope = Config.arrayScope()) {
                scoped.add(with.step(i));
            }
            churn();
        }
        assertThat(scoped).isEqualTo(plain).doesNotContain(Double.NaN);
        List<float[]> scopedWeights =
                parameters.get().stream().map(GraphScopeTest::floats).toList();
        for (int i = 0; i < weights.size(); i++) {
            assertThat(scopedWeights.get(i)).isEqualTo(weights.get(i));
        }
    }

    private static double step(Layer model, Optimizer optimizer, int i) {
        Variable x = Variable.constant(numbers(i, 32, N));
        Variable t = Variable.constant(Config.backend().fromHost(new RandomState(i).randint(0, 10, Shape.of(32))));
        Variable loss = F.softmaxCrossEntropy(model.apply(x), t);
        model.clearGrads();
        loss.backward();
        optimizer.update();
        return loss.item();
    }

    @Test
    void anMlpTrainsToTheSameBits() {
        for (Supplier<Optimizer> optimizer : List.<Supplier<Optimizer>>of(
                () -> new SGD(0.1),
                () -> new MomentumSGD(0.1).addHook(new WeightDecay(1e-3)).addHook(new ClipGrad(1)),
                Adam::new)) {
            List<Parameter> parameters = new ArrayList<>();
            assertSameBits(
                    () -> {
                        Config.random().seed(0);
                        MLP model = new MLP(N, N, 10);
                        Optimizer chosen = optimizer.get().setup(model);
                        return i -> {
                            double loss = step(model, chosen, i);
                            parameters.clear();
                            parameters.addAll(model.params());
                            return loss;
                        };
                    },
                    () -> parameters);
        }
    }

    @Test
    void batchNormTrainsToTheSameBits() {
        List<Parameter> parameters = new ArrayList<>();
        assertSameBits(
                () -> {
                    Config.random().seed(0);
                    Sequential model = new Sequential(new Linear(N), new BatchNorm(), F::relu, new Linear(10));
                    Optimizer optimizer = new MomentumSGD(0.1).setup(model);
                    return i -> {
                        double loss = step(model, optimizer, i);
                        parameters.clear();
                        parameters.addAll(model.params());
                        return loss;
                    };
                },
                () -> parameters);
    }

    @Test
    void anLstmWithTruncatedBackPropagationTrainsToTheSameBits() {
        List<Parameter> parameters = new ArrayList<>();
        for (boolean cut : new boolean[] {true, false}) {
            assertSameBits(
                    () -> {
                        Config.random().seed(0);
                        LSTM lstm = new LSTM(N);
                        Linear head = new Linear(1);
                        Sequential model = new Sequential(lstm, head);
                        Optimizer optimizer = new Adam().setup(model);
                        return i -> {
                            Variable loss = Variable.of(0f);
                            for (int t = 0; t < 5; t++) {
                                Variable x = Variable.constant(numbers(10 * i + t, 8, 3));
                                Variable y = model.apply(x);
                                loss = F.add(loss, F.meanSquaredError(y, numbers(10 * i + t + 500, 8, 1)));
                            }
                            model.clearGrads();
                            loss.backward();
                            if (cut) {
                                loss.unchainBackward();
                            }
                            optimizer.update();
                            parameters.clear();
                            parameters.addAll(model.params());
                            return loss.item();
                        };
                    },
                    () -> parameters);
        }
    }

    @Test
    void anLstmOnSequencesTrainsToTheSameBits() {
        List<Parameter> parameters = new ArrayList<>();
        for (boolean cut : new boolean[] {true, false}) {
            assertSameBits(
                    () -> {
                        Config.random().seed(0);
                        LSTM lstm = new LSTM(N);
                        Linear head = new Linear(1);
                        Optimizer optimizer = new Adam().setup(new Sequential(lstm, head));
                        return i -> {
                            Variable xs = Variable.constant(numbers(i, 5, 8, 3));
                            Variable ys = head.apply(lstm.applySequence(xs));
                            Variable loss = F.meanSquaredError(ys, numbers(i + 500, 5, 8, 1));
                            lstm.clearGrads();
                            head.clearGrads();
                            loss.backward();
                            if (cut) {
                                loss.unchainBackward();
                            }
                            optimizer.update();
                            parameters.clear();
                            parameters.addAll(lstm.params());
                            return loss.item();
                        };
                    },
                    () -> parameters);
        }
    }

    @Test
    void aHessianVectorProductIsTheSameBits() {
        List<Parameter> parameters = new ArrayList<>();
        assertSameBits(
                () -> {
                    Config.random().seed(0);
                    MLP model = MLP.builder(N, 1).activation(F::tanh).build();
                    model.apply(numbers(0, 4, N));
                    parameters.clear();
                    parameters.addAll(model.params());
                    return i -> {
                        Variable loss = F.meanSquaredError(model.apply(numbers(i, 32, N)), numbers(i + 50, 32, 1));
                        model.clearGrads();
                        loss.backward(BackwardOption.CREATE_GRAPH);
                        Variable dot = Variable.of(0f);
                        for (Parameter p : model.params()) {
                            dot = F.add(
                                    dot,
                                    F.sum(F.mul(p.grad(), numbers(i, p.shape().dims()))));
                        }
                        model.clearGrads();
                        dot.backward();
                        double sum = 0;
                        for (Parameter p : model.params()) {
                            if (p.hasGrad()) {
                                sum += Arrays.hashCode(floats(p.grad()));
                            }
                        }
                        return sum;
                    };
                },
                () -> parameters);
    }

    @Test
    void memoryIsUsedAgainInEveryStep() {
        RandomState random = new RandomState(0);
        MLP model = MLP.builder(1000, 10).activation(F::relu).random(random).build();
        Optimizer optimizer = new MomentumSGD(0.1).setup(model);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        NdArray x = numbers(1, 100, 784);
        NdArray t = Config.backend().full(Shape.of(100), DType.INT64, 3);
        // Until loops are compiled they may make objects of vectors, so the best of many steps counts. Weights,
        // gradients and
        // velocities alone are 10 MB.
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5000 && least > 100_000; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            try (GraphScope scope = Config.arrayScope()) {
                Variable loss = F.softmaxCrossEntropy(model.apply(x), Variable.constant(t));
                model.clearGrads();
                loss.backward();
                optimizer.update();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(100_000);
    }
}
