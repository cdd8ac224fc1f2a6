package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForksTest {
    @Test
    void vectorModuleIsAskedForWhereItExists() {
        assertThat(Forks.flags(Contender.engine("plain"), 17, true))
                .containsExactly("--add-modules=jdk.incubator.vector", "-Ddezero.backend=plain");
        assertThat(Forks.flags(Contender.engine("plain"), 17, false)).containsExactly("-Ddezero.backend=plain");
        assertThat(Forks.flags(Contender.engine("control"), 17, false)).isEmpty();
    }

    @Test
    void nativeAccessIsAllowedForNd4jFromJdk24() {
        assertThat(Forks.flags(Contender.engine("nd4j"), 23, false)).containsExactly("-Ddezero.backend=nd4j");
        assertThat(Forks.flags(Contender.engine("nd4j"), 24, false))
                .containsExactly(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Ddezero.backend=nd4j");
        assertThat(Forks.flags(Contender.engine("ejml"), 25, false)).containsExactly("-Ddezero.backend=ejml");
    }
}
