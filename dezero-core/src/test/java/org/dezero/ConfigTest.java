package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class ConfigTest {

    @Test
    void scopesNestAndRestore() {
        try (Scope outer = Config.noGrad()) {
            assertThat(Config.enableBackprop()).isFalse();
            try (Scope inner = Config.enableBackprop(true)) {
                assertThat(Config.enableBackprop()).isTrue();
                assertThat(Config.train()).isTrue();
            }
            assertThat(Config.enableBackprop()).isFalse();
        }
        assertThat(Config.enableBackprop()).isTrue();
        Config.testMode(() -> assertThat(Config.train()).isFalse());
        assertThat(Config.testMode(() -> Config.train())).isFalse();
        assertThat(Config.train()).isTrue();
    }

    @Test
    void noGradRecordsNothing() {
        Variable x = Variable.of(2.0);
        Variable y = Config.noGrad(() -> F.square(x));
        assertThat(y.creator()).isNull();
        assertThat(y.generation()).isZero();
    }

    @Test
    @SuppressWarnings("try")
    void closingOutOfOrderIsAnError() {
        Scope outer = Config.noGrad();
        Scope inner = Config.testMode();
        assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("out of order");
        assertThat(Config.train()).isFalse();
        inner.close();
        outer.close();
        outer.close();
        assertThat(Config.enableBackprop()).isTrue();
    }

    @Test
    void closingOnAnotherThreadIsAnError() throws InterruptedException {
        List<Throwable> thrown = new ArrayList<>();
        try (Scope scope = Config.noGrad()) {
            Thread other = new Thread(scope::close);
            other.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
            other.start();
            other.join();
            assertThat(Config.enableBackprop()).isFalse();
        }
        assertThat(thrown).hasSize(1);
        assertThat(thrown.get(0)).isInstanceOf(IllegalStateException.class).hasMessageContaining("another thread");
    }

    @Test
    void settingsRestoreAfterAnError() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Config.noGrad((Runnable) () -> {
                    throw new IllegalStateException("inside");
                }));
        assertThat(Config.enableBackprop()).isTrue();
    }

    @Test
    void otherThreadsDoNotInheritButCaptureCarries() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (Scope a = Config.noGrad();
                Scope b = Config.testMode()) {
            Future<Boolean> plain = pool.submit(() -> Config.enableBackprop() && Config.train());
            assertThat(plain.get()).isTrue();
            Supplier<Boolean> carried =
                    Config.capture().wrap((Supplier<Boolean>) () -> Config.enableBackprop() || Config.train());
            assertThat(pool.submit(carried::get).get()).isFalse();
            assertThat(pool.submit(() -> Config.enableBackprop() && Config.train())
                            .get())
                    .isTrue();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theRandomSourceIsScoped() {
        RandomState mine = new RandomState(0);
        try (Scope scope = Config.random(mine)) {
            assertThat(Config.random()).isSameAs(mine);
        }
        RandomState fresh = Config.noGrad(() -> Config.random());
        assertThat(fresh).isNotSameAs(mine);
        assertThat(Config.random())
                .as("the fresh one outlives the scope in which it was made")
                .isSameAs(fresh);
    }

    @Test
    void eightThreadsDifferentiateAtOnceBitForBit() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<double[]>> results = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                results.add(pool.submit(ConfigTest::differentiate));
            }
            double[] alone = differentiate();
            for (Future<double[]> r : results) {
                assertThat(r.get()).containsExactly(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static double[] differentiate() {
        RandomState random = new RandomState(1);
        Variable w = Variable.of(random.randn(7, 5));
        Variable x = Variable.constant(random.randn(11, 7));
        for (int i = 0; i < 50; i++) {
            w.clearGrad();
            F.sum(F.square(F.tanh(F.matmul(x, w)))).backward(BackwardOption.CREATE_GRAPH);
            Variable g = w.grad();
            w.clearGrad();
            F.sum(F.square(g)).backward();
            try (Scope scope = Config.noGrad()) {
                w.setData(F.sub(w, F.mul(w.grad(), 1e-4)).data());
            }
        }
        return w.data().toHost().doubles();
    }
}
