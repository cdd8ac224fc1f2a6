package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void aVarianceIsNeverDividedByLessThanZero() {
        Variable x = Variable.of(new double[] {1, 2});
        assertThat(F.var(x, null, 1, false).item()).isEqualTo(0.5);
        assertThat(F.var(x, null, 2, false).item()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(F.var(x, null, 3, false).item()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
