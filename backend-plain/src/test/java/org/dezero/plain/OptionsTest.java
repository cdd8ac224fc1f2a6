package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void theNumberOfThreadsIsAProperty() {
        assertThat(Options.threads(null, 7)).isEqualTo(7);
        assertThat(Options.threads("1", 7)).isEqualTo(1);
        assertThat(Options.threads("12", 7)).isEqualTo(12);
        for (String bad : new String[] {"0", "-3", "two", ""}) {
            assertThatThrownBy(() -> Options.threads(bad, 7))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("dezero.threads: not a number of threads: '" + bad
                            + "'; give a whole number from 1, or leave it out to use all processors");
        }
    }

    @Test
    void scalarLoopsAreAProperty() {
        assertThat(Options.simd(null)).isTrue();
        assertThat(Options.simd("on")).isTrue();
        assertThat(Options.simd("off")).isFalse();
        for (String bad : new String[] {"maybe", "OFF", ""}) {
            assertThatThrownBy(() -> Options.simd(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "dezero.simd: neither on nor off: '" + bad
                                    + "'; give off for scalar loops, or leave it out to use vectors where the machine has them");
        }
    }

    @Test
    void aBackendIsNotMadeWithAnOptionThatMeansNothing() {
        System.setProperty(Options.THREADS, "two");
        try {
            assertThatThrownBy(PlainBackend::new)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("dezero.threads");
        } finally {
            System.clearProperty(Options.THREADS);
        }
    }
}
