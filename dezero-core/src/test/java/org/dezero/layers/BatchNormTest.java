package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.models.Sequential;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.ClipGrad;
import org.dezero.optimizers.FreezeParam;
import org.dezero.optimizers.MomentumSGD;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.WeightDecay;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class BatchNormTest {
    private final BatchNorm layer = new BatchNorm();
    private final Variable x = Variable.constant(new RandomState(0).randn(2, 2, 2, 1));

    private double[] values(String key) {
        return layer.namedParams().get(key).data().toHost().toDoubleArray();
    }

    /** As NumPy 1.24 computes it in DeZero from seed 0. */
    @Test
    void twoCallsAreThoseOfDezero() {
        layer.apply(x);
        Variable y = layer.apply(x);

        assertThat(y.data().toHost().doubles())
                .startsWith(
                        new double[] {0.8624352208147862, -0.3133304866161338, -0.030529257643149347, 1.4599452338538947
                        },
                        within(1e-13));
        assertThat(values("avg_mean"))
                .containsExactly(new double[] {0.14508825906890105, 0.19087221364541668}, within(1e-13));
        assertThat(values("avg_var"))
                .containsExactly(new double[] {1.150883724286099, 0.9916588922030934}, within(1e-13));

        Variable tested = Config.testMode(() -> layer.apply(x));
        assertThat(tested.data().toHost().doubles())
                .startsWith(
                        new double[] {1.5090989512531574, 0.23775961863409326, 0.791164328540472, 2.0586038096104877},
                        within(1e-13));
        assertThat(values("avg_mean"))
                .containsExactly(new double[] {0.14508825906890105, 0.19087221364541668}, within(1e-13));
    }

    @Test
    void parametersAreMadeAtTheFirstUseInTheDtypeOfTheInput() {
        assertThat(layer.namedParams().keySet()).containsExactly("avg_mean", "avg_var", "beta", "gamma");
        assertThat(layer.params()).noneMatch(Parameter::hasData);
        layer.apply(Variable.constant(new RandomState(0).randn(4, 3)));
        assertThat(layer.params()).allMatch(p -> p.shape().equals(Shape.of(3)) && p.dtype() == DType.FLOAT64);
        assertThat(values("gamma")).containsExactly(1, 1, 1);
        assertThat(values("beta")).containsExactly(0, 0, 0);

        BatchNorm single = new BatchNorm();
        Variable y = single.apply(Variable.of(new float[] {1, 2, 3, 5}, 2, 2));
        assertThat(y.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(single.params()).allMatch(p -> p.dtype() == DType.FLOAT32);

        BatchNorm counts = new BatchNorm();
        counts.apply(Variable.constant(ArrayBackends.get().array(new long[] {1, 2}, 2, 1)));
        assertThat(counts.params()).allMatch(p -> p.dtype() == DType.FLOAT64);
    }

    @Test
    void parametersLoadedBeforeTheFirstUseStay() {
        layer.namedParams().get("gamma").setData(ArrayBackends.get().array(new double[] {2, 3}));
        layer.namedParams().get("avg_mean").setData(ArrayBackends.get().array(new double[] {4, 5}));
        layer.namedParams().get("avg_var").setData(ArrayBackends.get().array(new double[] {9, 16}));
        double[] y = Config.testMode(() -> layer.apply(Variable.of(new double[][] {{7, 9}, {4, 5}})))
                .data()
                .toHost()
                .doubles();

        assertThat(y).containsExactly(new double[] {2, 3, 0, 0}, within(1e-5));
        assertThat(values("beta")).containsExactly(0, 0);
    }

    @Test
    void decayAndEpsAreOptions() {
        BatchNorm other = BatchNorm.builder().decay(0.25).eps(3).build();
        Variable y = other.apply(Variable.of(new double[][] {{-1}, {1}}));

        assertThat(y.data().toHost().doubles()).containsExactly(-0.5, 0.5);
        assertThat(other.namedParams().get("avg_var").item()).isEqualTo(0.25 + 0.75 * 2);
        assertThat(other.namedParams().get("avg_mean").item()).isZero();
    }

    @Test
    void runningStatisticsAreParametersThatOptimizersAndHooksLeaveAlone() {
        for (Optimizer optimizer : List.of(new Adam(), new MomentumSGD(0.1))) {
            BatchNorm norm = new BatchNorm();
            Linear frozen = Linear.builder(2).random(new RandomState(1)).build();
            Sequential model = new Sequential(norm, frozen);
            optimizer
                    .setup(model)
                    .addHook(new WeightDecay(0.5))
                    .addHook(new ClipGrad(1e-3))
                    .addHook(new FreezeParam(frozen));
            F.sum(F.square(model.apply(Variable.constant(new RandomState(0).randn(4, 3)))))
                    .backward();
            Map<String, Parameter> p = model.namedParams();
            assertThat(p).containsKeys("l0/avg_mean", "l0/avg_var");
            Map<String, NdArray> before = new LinkedHashMap<>();
            p.forEach((key, value) -> before.put(key, value.data()));
            optimizer.update();

            for (String key : List.of("l0/avg_mean", "l0/avg_var", "l1/W", "l1/b")) {
                assertThat(p.get(key).hasGrad()).as(key).isFalse();
                assertThat(p.get(key).data()).as(key).isSameAs(before.get(key));
            }
            assertThat(p.get("l0/gamma").data()).isNotSameAs(before.get("l0/gamma"));
            assertThat(p.get("l0/beta").data()).isNotSameAs(before.get("l0/beta"));
        }
    }

    @Test
    void freezingTheLayerItselfKeepsOnlyWhatIsTrained() {
        Optimizer optimizer = new MomentumSGD(0.1).setup(layer).addHook(new FreezeParam(layer));
        F.sum(F.square(layer.apply(x))).backward();
        double[] gamma = values("gamma");
        double[] mean = values("avg_mean");
        optimizer.update();
        layer.apply(x);

        assertThat(values("gamma")).containsExactly(gamma);
        assertThat(values("avg_mean")).isNotEqualTo(mean);
    }

    @Test
    void aRefusedInputMakesNothing() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> layer.apply(Variable.of(new double[3])))
                .withMessageContaining("(3,)");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> layer.apply(Variable.constant(new RandomState(0).randn(0, 3))))
                .withMessageContaining("empty input: x (0, 3) float64");
        BatchNorm sized = BatchNorm.builder().channels(3).build();
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> sized.apply(x))
                .withMessageContainingAll("x (2, 2, 2, 1)", "gamma (3,)");
        assertThat(layer.params()).noneMatch(Parameter::hasData);
        assertThat(sized.params()).noneMatch(Parameter::hasData);
        assertThat(sized.params()).allMatch(p -> p.acceptedShape().equals("(3,)"));

        layer.apply(x);
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> layer.apply(Variable.constant(new RandomState(0).randn(2, 3))))
                .withMessageContainingAll("BatchNorm: channels differ", "x (2, 3)", "(2,)");
    }

    @Test
    void impossibleOptionsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchNorm.builder().decay(1.5))
                .withMessageContaining("decay 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchNorm.builder().eps(-1))
                .withMessageContaining("eps -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchNorm.builder().channels(0))
                .withMessageContaining("channels 0");
    }
}
