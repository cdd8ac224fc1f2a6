package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The loops that run are those that the build asked for: a fallback nobody noticed would pass all other tests. */
class SimdTest {
    private static final String EXPECTED = System.getProperty("dezero.simd.expected", "on");

    @Test
    void whatWasAskedForRuns() {
        String runs = Simd.describe();
        switch (EXPECTED) {
            case "on":
                assertThat(Simd.ON).isTrue();
                assertThat(runs).matches("SIMD, (128|256|512) bits");
                break;
            case "off":
                assertThat(Simd.ON).isFalse();
                assertThat(runs).startsWith("scalar loops");
                break;
            default:
                assertThat(runs).isEqualTo("SIMD, " + EXPECTED + " bits");
        }
    }

    @Test
    void theBackendSaysSo() {
        assertThat(new PlainBackend().describe()).startsWith("plain: " + Simd.describe());
    }

    @Test
    void theRemedyIsNamedWhereTheModuleIsMissing() {
        if (Simd.moduleIsThere()) {
            assertThat(Simd.describe()).doesNotContain("--add-modules");
        } else {
            assertThat(Simd.describe()).contains("--add-modules jdk.incubator.vector");
        }
    }
}
