package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import org.dezero.array.BackendException;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.plain.PlainBackend;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class BatchNormTest {
    private final RandomState random = new RandomState(0);

    private Variable randn(int... dims) {
        return Variable.of(random.randn(Shape.of(dims)));
    }

    private static double[] values(Variable v) {
        return v.data().toHost().toDoubleArray();
    }

    @Test
    void aBatchIsNormalizedAndTheRunningStatisticsMove() {
        Variable x = Variable.of(new double[] {1, 10, 3, 30}, 2, 2);
        Variable gamma = Variable.of(new double[] {2, 1});
        Variable beta = Variable.of(new double[] {0, 5});
        Variable mean = Variable.of(new double[] {0, 0});
        Variable var = Variable.of(new double[] {1, 1});
        Variable y = F.batchNorm(x, gamma, beta, mean, var, 0.9, 0);
        assertThat(values(y)).containsExactly(new double[] {-2, 4, 2, 6}, within(1e-12));
        assertThat(values(mean)).containsExactly(new double[] {0.2, 2}, within(1e-12));
        // The unbiased variances are 2 and 200.
        assertThat(values(var)).containsExactly(new double[] {1.1, 20.9}, within(1e-12));
        assertThat(mean.creator()).isNull();
    }

    @Test
    void inTestTheRunningStatisticsAreUsedAndStay() {
        Variable x = Variable.of(new double[] {1, 10, 3, 30}, 2, 2);
        Variable gamma = Variable.of(new double[] {2, 1});
        Variable beta = Variable.of(new double[] {0, 5});
        Variable mean = Variable.of(new double[] {1, 20});
        Variable var = Variable.of(new double[] {4, 25});
        try (Scope test = Config.testMode()) {
            Variable y = F.batchNorm(x, gamma, beta, mean, var, 0.9, 0);
            assertThat(values(y)).containsExactly(new double[] {0, 3, 2, 7}, within(1e-12));
        }
        assertThat(values(mean)).containsExactly(1, 20);
        assertThat(values(var)).containsExactly(4, 25);
    }

    /** Of two examples that are nearly equal, next to a large common part of the upstream gradient. */
    @Test
    void gradientsInFloat32SurviveCancellation() {
        Variable x = Variable.of(new float[] {-0.8543f, -0.8407f}, 2, 1);
        HostArray one = HostArray.full(Shape.of(1), DType.FLOAT32, 1);
        Variable y = F.batchNorm(x, Variable.of(one), Variable.of(one), Variable.of(one), Variable.of(one), 0.9, 1e-5);
        y.setGrad(Variable.of(new float[] {-0.7305f, -0.7316f}, 2, 1));
        y.backward();
        assertThat(values(x.grad())).containsExactly(new double[] {0.0130405143, -0.0130405143}, within(3e-5));
    }

    @Test
    void gradientsToTheSecondOrder() {
        for (int[] dims : new int[][] {{4, 3}, {2, 3, 2}, {2, 3, 2, 2}}) {
            Variable x = randn(dims);
            Variable gamma = randn(3);
            Variable beta = randn(3);
            Variable mean = randn(3);
            Variable var = F.add(F.square(randn(3)), 0.5);
            Runnable both = () -> {
                checkBothOrders(v -> F.batchNorm(v, gamma, beta, mean, var, 1, 1e-3), x);
                checkBothOrders(v -> F.batchNorm(x, v, beta, mean, var, 1, 1e-3), gamma);
                checkBothOrders(v -> F.batchNorm(x, gamma, v, mean, var, 1, 1e-3), beta);
            };
            both.run();
            try (Scope test = Config.testMode()) {
                both.run();
            }
        }
    }

    private static void checkBothOrders(UnaryOperator<Variable> f, Variable x) {
        assertThat(GradientCheck.gradientCheck(f, x).passed()).isTrue();
        assertThat(GradientCheck.gradientGradientCheck(f, x).passed()).isTrue();
    }

    @Test
    void runningStatisticsKeepTheirDtypeAndGetNoGradient() {
        Variable x = randn(4, 2);
        Variable gamma = Variable.of(new float[] {1, 1});
        Variable beta = Variable.of(new float[] {0, 0});
        Variable mean = Variable.of(new float[] {0, 0});
        Variable var = Variable.of(new float[] {1, 1});
        Variable y = F.batchNorm(x, gamma, beta, mean, var);
        assertThat(y.dtype()).isEqualTo(DType.FLOAT64);
        assertThat(mean.dtype()).isEqualTo(DType.FLOAT32);
        F.sum(F.square(y)).backward();
        assertThat(gamma.grad()).isNotNull();
        assertThat(mean.hasGrad()).isFalse();
        assertThat(var.hasGrad()).isFalse();
    }

    @Test
    void refusalsChangeNothing() {
        Variable two = Variable.of(new double[] {1, 1});
        Variable mean = Variable.of(new double[] {7, 7});
        HostArray before = mean.data().toHost();
        assertThatThrownBy(() -> F.batchNorm(randn(4, 3), two, two, mean, two))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("batchNorm: shapes do not fit: x (4, 3) float64, gamma (2,) float64");
        assertThatThrownBy(() -> F.batchNorm(randn(3), two, two, mean, two)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> F.batchNorm(randn(0, 2), two, two, mean, two))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("no examples");
        assertThat(mean.data().toHost().toDoubleArray()).containsExactly(before.toDoubleArray());
        try (Scope test = Config.testMode()) {
            assertThat(F.batchNorm(randn(0, 2), two, two, mean, two).length()).isZero();
        }
    }

    @Test
    void runningStatisticsElsewhereAreRefusedByName() {
        Variable x = randn(4, 2);
        Variable two = Variable.of(new double[] {1, 1});
        Variable elsewhere = Variable.of(new PlainBackend().array(new double[] {1, 1}));
        Runnable both = () -> {
            assertThatThrownBy(() -> F.batchNorm(x, two, two, elsewhere, two))
                    .isInstanceOf(BackendException.class)
                    .hasMessage("batchNorm: operands are on different backends: x 'plain', mean 'plain'; move one with "
                            + "Variable.to(backend)");
            assertThatThrownBy(() -> F.batchNorm(x, two, two, two, elsewhere))
                    .isInstanceOf(BackendException.class)
                    .hasMessageStartingWith("batchNorm: ")
                    .hasMessageContaining("var 'plain'");
        };
        both.run();
        Config.testMode(both);
        assertThat(values(two)).containsExactly(1, 1);
    }

    @Test
    void noChannelsGiveNoElements() {
        Variable none = Variable.of(new double[0]);
        Variable x = randn(4, 0, 2);
        Variable y = F.batchNorm(x, none, none, none, none);
        assertThat(y.shape()).isEqualTo(Shape.of(4, 0, 2));
        F.sum(y).backward();
        assertThat(x.grad().shape()).isEqualTo(x.shape());
        assertThat(none.shape()).isEqualTo(Shape.of(0));
        assertThat(Config.testMode(() -> F.batchNorm(x, none, none, none, none)).shape())
                .isEqualTo(y.shape());
    }
}
