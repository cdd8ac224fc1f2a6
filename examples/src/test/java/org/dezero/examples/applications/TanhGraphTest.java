package org.dezero.examples.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.dezero.Variable;
import org.junit.jupiter.api.Test;

class TanhGraphTest {
    @Test
    void derivativesAreThoseOfTheFormulas() throws Exception {
        OnPlain.run(() -> {
            double t = Math.tanh(1);
            double s = 1 - t * t;
            double[] expected = {
                s,
                -2 * t * s,
                s * (6 * t * t - 2),
                s * t * (16 - 24 * t * t),
                s * (16 - 120 * t * t + 120 * t * t * t * t)
            };
            List<Variable> derivatives = TanhGraph.derivatives(expected.length);
            for (int k = 0; k < expected.length; k++) {
                assertThat(derivatives.get(k).item()).isCloseTo(expected[k], within(1e-12));
                assertThat(derivatives.get(k).name()).isEqualTo("gx" + (k + 1));
            }
        });
    }
}
