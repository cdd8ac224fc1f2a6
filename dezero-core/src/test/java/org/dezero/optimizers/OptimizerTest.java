package org.dezero.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.ShapeException;
import org.dezero.layers.Layer;
import org.dezero.layers.Linear;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private static final ArrayBackend XP = ArrayBackends.get();

    /** A layer that owns parameters and computes nothing. */
    private static Layer layer(Parameter... parameters) {
        Layer layer = new Layer() {
            @Override
            protected Variable forward(Variable... xs) {
                return xs[0];
            }
        };
        for (int i = 0; i < parameters.length; i++) {
            layer.register("p" + i, parameters[i]);
        }
        return layer;
    }

    private static Parameter float64(double... values) {
        return new Parameter(XP.array(values), "p");
    }

    private static Parameter float32(float... values) {
        return new Parameter(XP.array(values), "p");
    }

    private static double[] values(Parameter p) {
        return p.data().toHost().toDoubleArray();
    }

    /** The catalogue's example: three updates of [1, -2, 3] with the gradients k [.1, -.2, .5]. */
    private static double[] three(Optimizer optimizer) {
        Parameter p = float64(1, -2, 3);
        optimizer.setup(layer(p));
        for (int k = 1; k <= 3; k++) {
            p.setGrad(XP.array(new double[] {k * .1, k * -.2, k * .5}));
            optimizer.update();
        }
        return values(p);
    }

    @Test
    void threeStepsOfEachAsInDeZero() {
        assertThat(three(new SGD())).containsExactly(new double[] {0.994, -1.988, 2.97}, within(1e-15));
        assertThat(three(new MomentumSGD()))
                .containsExactly(new double[] {0.99049, -1.98098, 2.9524500000000002}, within(1e-15));
        assertThat(three(new AdaGrad()))
                .containsExactly(
                        new double[] {0.9973037892446913, -1.997303789163977, 2.997303789115549}, within(1e-15));
        assertThat(three(new AdaDelta()))
                .containsExactly(
                        new double[] {0.9830110327186976, -1.983001328081691, 2.982998606878726}, within(1e-15));
        assertThat(three(new Adam()))
                .containsExactly(
                        new double[] {0.9970768220872873, -1.9970768194186868, 2.9970768178175233}, within(1e-15));
    }

    /** Three updates by the gradient 1, the rate of the last two a tenth. */
    private static double slowedDown(Optimizer optimizer, Runnable slower) {
        Parameter p = float64(1);
        optimizer.setup(layer(p));
        for (int k = 1; k <= 3; k++) {
            p.setGrad(1);
            optimizer.update();
            if (k == 1) {
                slower.run();
            }
        }
        return values(p)[0];
    }

    @Test
    void theLearningRateCanChangeOnTheWay() {
        SGD sgd = new SGD(0.1);
        assertThat(slowedDown(sgd, () -> sgd.setLr(0.01))).isCloseTo(1 - 0.12, within(1e-15));

        MomentumSGD momentum = new MomentumSGD(0.1);
        double v2 = 0.9 * -0.1 - 0.01;
        double v3 = 0.9 * v2 - 0.01;
        assertThat(slowedDown(momentum, () -> momentum.setLr(0.01))).isCloseTo(1 - 0.1 + v2 + v3, within(1e-15));

        AdaGrad adaGrad = new AdaGrad(0.1, 0);
        assertThat(slowedDown(adaGrad, () -> adaGrad.setLr(0.01)))
                .isCloseTo(1 - 0.1 - 0.01 / Math.sqrt(2) - 0.01 / Math.sqrt(3), within(1e-15));

        // With a gradient that never changes the means, corrected for their bias, are it and its square.
        Adam adam = new Adam(0.1, 0.9, 0.999, 0);
        assertThat(slowedDown(adam, () -> adam.setAlpha(0.01))).isCloseTo(1 - 0.12, within(1e-12));
        assertThat(adam.lr())
                .isCloseTo(0.01 * Math.sqrt(1 - Math.pow(0.999, 3)) / (1 - 0.9 * 0.9 * 0.9), within(1e-15));
    }

    @Test
    void hooksRunInOrderAsInDeZero() {
        assertThat(three(new SGD(.1).addHook(new WeightDecay(.1)).addHook(new ClipGrad(.3))))
                .containsExactly(
                        new double[] {0.9813329440463702, -1.9626658880927403, 2.9202858424261358}, within(1e-15));
    }

    @Test
    void adamTellsItsStepSize() {
        Adam adam = new Adam();
        assertThatIllegalStateException().isThrownBy(adam::lr).withMessageContaining("no update yet");

        adam.setup(layer()).update();

        assertThat(adam.lr()).isCloseTo(0.00031622776601683816, within(1e-18));
    }

    @Test
    void updateBeforeSetupIsAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SGD().update())
                .withMessageContaining("call setup(model) first");
    }

    @Test
    void arraysHandedOutBeforeStayAsTheyWere() {
        for (Optimizer optimizer : List.of(new SGD(), new MomentumSGD(), new AdaGrad(), new AdaDelta(), new Adam())) {
            Parameter p = float64(1, 2);
            optimizer.setup(layer(p));
            optimizer.addHook(new WeightDecay(0.1)).addHook(new ClipGrad(0.1));
            for (int i = 0; i < 3; i++) {
                NdArray before = p.data();
                NdArray grad = XP.array(new double[] {3, 4});
                double[] values = before.toHost().toDoubleArray();
                p.setGrad(grad);

                optimizer.update();

                assertThat(before.toHost().doubles()).containsExactly(values);
                assertThat(grad.toHost().doubles()).containsExactly(3, 4);
                assertThat(p.data().toHost().doubles()).isNotEqualTo(values);
            }
        }
    }

    @Test
    void aFloat64GradientOfAFloat32ParameterIsRoundedOnceWhenStored() {
        float[] start = new float[100];
        double[] grad = new double[100];
        float[] once = new float[100];
        float[] tooEarly = new float[100];
        for (int i = 0; i < 100; i++) {
            start[i] = (i + 1) / 7f;
            grad[i] = (i + 1) / 3.0;
            once[i] = (float) (start[i] - grad[i] * 0.1);
            tooEarly[i] = start[i] - (float) grad[i] * 0.1f;
        }
        Parameter p = float32(start);
        p.setGrad(XP.array(grad));

        new SGD(0.1).setup(layer(p)).update();

        assertThat(p.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(once).isNotEqualTo(tooEarly);
        assertThat(p.data().toHost().floats()).containsExactly(once);
    }

    @Test
    void stateIsStoredInTheParametersDtype() {
        Parameter p = float32(1);
        Optimizer optimizer = new MomentumSGD(0.1, 0.9).setup(layer(p));
        float v = 0;
        float expected = 1;
        for (int i = 0; i < 5; i++) {
            p.setGrad(XP.array(new double[] {1 / 3.0}));
            optimizer.update();
            float slowed = v * 0.9f;
            v = (float) (slowed - 1 / 3.0 * 0.1);
            expected += v;
        }
        assertThat(p.data().toHost().floats()).containsExactly(expected);
    }

    @Test
    void parametersWithoutGradientOrArrayAreLeftAlone() {
        Parameter with = float64(1);
        Parameter without = float64(2);
        Linear unused = new Linear(3);
        Layer layer = layer(with, without);
        layer.register("unused", unused);
        with.setGrad(1);

        new Adam().setup(layer).update();

        assertThat(values(with)).containsExactly(new double[] {1 - 0.001}, within(1e-9));
        assertThat(values(without)).containsExactly(2);
        assertThat(unused.params()).noneMatch(Variable::hasData);
    }

    @Test
    void aSharedParameterIsUpdatedOnce() {
        Parameter p = float64(1);
        Layer layer = layer(p, p);
        p.setGrad(1);

        new SGD(0.25).setup(layer).update();

        assertThat(values(p)).containsExactly(0.75);
    }

    @Test
    void frozenParametersStayAndLaterHooksDoNotSeeThem() {
        Parameter frozen = float64(1);
        Parameter alone = float64(2);
        Parameter free = float64(3);
        List<List<Parameter>> seen = new ArrayList<>();
        Layer inner = layer(frozen);
        Layer layer = layer(alone, free);
        layer.register("inner", inner);
        Optimizer optimizer = new SGD(0.5)
                .setup(layer)
                .addHook(new FreezeParam(inner))
                .addHook(new FreezeParam(alone))
                .addHook(seen::add)
                .addHook(new ClipGrad(100));
        layer.params().forEach(p -> p.setGrad(1));

        optimizer.update();

        assertThat(seen).containsExactly(List.of(free));
        assertThat(values(frozen)).containsExactly(1);
        assertThat(values(alone)).containsExactly(2);
        assertThat(values(free)).containsExactly(2.5);
    }

    @Test
    void hooksKeepTheGradientsDtype() {
        Parameter p = float32(2);
        p.setGrad(XP.array(new double[] {1 / 3.0}));
        new WeightDecay(0.5).run(List.of(p));
        assertThat(p.grad().data().toHost().doubles()).containsExactly(1 / 3.0 + 1);

        Parameter wide = float64(1 / 3.0);
        wide.setGrad(XP.array(new float[] {1}));
        new WeightDecay(0.5).run(List.of(wide));
        assertThat(wide.grad().data().toHost().floats()).containsExactly((float) (1 + 1 / 3.0 * 0.5));
    }

    @Test
    void clipGradLeavesShortGradientsAlone() {
        Parameter p = float64(1, 1);
        p.setGrad(XP.array(new double[] {3, 4}));
        NdArray before = p.grad().data();
        ClipGrad hook = new ClipGrad(5.1);

        hook.run(List.of(p));

        assertThat(p.grad().data()).isSameAs(before);
    }

    @Test
    void stateFollowsAParameterToAnotherDtypeAndRefusesAnotherShape() {
        Parameter p = float64(1);
        Optimizer optimizer = new MomentumSGD().setup(layer(p));
        p.setGrad(1);
        optimizer.update();
        p.setData(XP.cast(p.data(), DType.FLOAT32));
        p.setGrad(1);
        optimizer.update();
        assertThat(p.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(p.item()).isCloseTo(1 - 0.01 - 0.019, within(1e-6));

        p.setData(XP.array(new double[] {1, 2}));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(optimizer::update)
                .withMessageContaining("gradient (1,) float32");
        p.setGrad(1);
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(optimizer::update)
                .withMessageContaining("velocity (1,)");
    }

    @Test
    void anIntegerGradientIsNotMultipliedByARateCutToZero() {
        Parameter p = float32(1, 1);
        p.setGrad(XP.array(new long[] {1, 3}));
        new SGD(0.5).setup(layer(p)).update();
        assertThat(values(p)).containsExactly(0.5, -0.5);
        p.setGrad(XP.array(new long[] {1, 3}));
        new Adam(0.25).setup(layer(p)).update();
        assertThat(values(p)[0]).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void anUpdateThatIsRefusedChangesNoParameter() {
        Parameter first = float64(1, 1);
        Parameter second = float64(1, 1);
        first.setGrad(XP.array(new double[] {1, 1}));
        second.setGrad(XP.array(new double[] {1, 1}));
        second.setData(XP.array(new double[] {1, 1, 1}));
        Adam adam = new Adam();
        adam.setup(layer(first, second));
        assertThatExceptionOfType(ShapeException.class).isThrownBy(adam::update);
        assertThat(values(first)).containsExactly(1, 1);
        assertThatIllegalStateException().isThrownBy(adam::lr).withMessageContaining("there was no update yet");
    }
}
