package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    /** Counts its steps. */
    private static final class Counting implements Workload {
        int steps;

        @Override
        public Object step() {
            steps++;
            return this;
        }

        @Override
        public Map<String, double[]> results() {
            return Map.of();
        }
    }

    @AfterEach
    void noBound() {
        System.clearProperty(WarmUp.PROPERTY);
    }

    @Test
    void thereIsNoneWithoutABound() {
        Counting work = new Counting();

        WarmUp.run(work);

        assertThat(work.steps).isZero();
    }

    @Test
    void thereIsSomeWithOne() {
        System.setProperty(WarmUp.PROPERTY, "1");
        Counting work = new Counting();

        assertThat(WarmUp.run(work)).isPositive();
        assertThat(work.steps).isPositive();
    }

    @Test
    void threadsOfCompilersAreKnownByTheirNames() {
        String rest = " S 1 2 3 4 5 6 7 8 9 10 40 2 0 0 20 0 30";

        assertThat(WarmUp.compilerTicks("17 (C2 CompilerThre)" + rest)).isEqualTo(42);
        assertThat(WarmUp.compilerTicks("18 (C1 CompilerThre)" + rest)).isEqualTo(42);
        assertThat(WarmUp.compilerTicks("19 (a (odd) name)" + rest)).isZero();
        assertThat(WarmUp.compilerTicks("20 (C2 CompilerThre) S")).isZero();
        assertThat(WarmUp.compilerTicks("")).isZero();
    }
}
