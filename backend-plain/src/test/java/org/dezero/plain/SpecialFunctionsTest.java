package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpecialFunctionsTest {
    /** Computed with 40 digits and rounded. */
    private static final double[][] ERF = {
        {1e-300, 1.1283791670955126e-300},
        {1e-20, 1.1283791670955125e-20},
        {1e-05, 1.1283791670579e-05},
        {0.1, 0.1124629160182849},
        {0.3, 0.3286267594591274},
        {0.4999, 0.5204119951613866},
        {0.5, 0.5204998778130465},
        {0.50001, 0.5205086655948966},
        {0.5624999, 0.5736743743834515},
        {0.5625, 0.5736744566155919},
        {0.9, 0.7969082124228322},
        {1.0, 0.8427007929497149},
        {1.0625, 0.8670582694349528},
        {1.3, 0.9340079449406524},
        {1.77, 0.9876909422243223},
        {2.2, 0.9981371537020182},
        {2.9, 0.9999589021219005},
        {3.3, 0.9999969422902035},
        {4.1, 0.9999999932999724},
        {4.9, 0.999999999995781},
        {5.5, 0.9999999999999927},
        {5.9, 0.9999999999999999},
        {5.9299, 1.0},
        {5.93, 1.0},
        {6.0, 1.0},
        {30.0, 1.0},
        {0.806185, 0.7457627565576885},
        {5.084602, 0.9999999999993555},
        {4.582648, 0.9999999999087884},
        {1.530414, 0.9695611395012181},
        {2.972611, 0.9999737652994602},
        {2.696946, 0.9998632964214558},
        {3.909558, 0.9999999677846763},
        {4.73234, 0.999999999978067},
        {0.563158, 0.5742153437713279},
        {0.170085, 0.19008563989127517},
        {5.014591, 0.9999999999986753},
        {2.596602, 0.9997594813459121},
        {4.57368, 0.9999999999007968},
        {0.012636, 0.014257440330029137},
        {2.672323, 0.9998426893619998},
        {4.32924, 0.9999999990786419},
        {1.372573, 0.9477552275741611},
        {5.671624, 0.999999999999999},
        {5.408565, 0.9999999999999797},
        {0.18354, 0.20480047562741568},
        {0.152675, 0.1709460388053587},
        {3.248475, 0.9999956524859578},
    };

    @Test
    void erfIsWithinThreeUnitsInTheLastPlace() {
        for (double[] pair : ERF) {
            double ulps = 3 * Math.ulp(pair[1]);
            assertThat(SpecialFunctions.erf(pair[0])).as("erf(" + pair[0] + ")").isCloseTo(pair[1], within(ulps));
            assertThat(SpecialFunctions.erf(-pair[0])).isEqualTo(-SpecialFunctions.erf(pair[0]));
        }
    }

    @Test
    void erfKeepsSpecialValues() {
        assertThat(SpecialFunctions.erf(Double.NaN)).isNaN();
        assertThat(SpecialFunctions.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(SpecialFunctions.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
        assertThat(1 / SpecialFunctions.erf(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void erfNeverFalls() {
        double before = 0;
        for (int i = 1; i <= 120_000; i++) {
            double now = SpecialFunctions.erf(i / 20_000.0);
            assertThat(now).isGreaterThanOrEqualTo(before - Math.ulp(before)).isLessThanOrEqualTo(1);
            before = now;
        }
    }
}
