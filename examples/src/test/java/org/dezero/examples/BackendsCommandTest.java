package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BackendsCommandTest {
    @Test
    void showsWhatThereIsAndChoosesPlain() {
        CommandLineRun run = CommandLineRun.of("backends");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "plain: available, chosen (priority 0, org.dezero.plain.PlainBackendProvider)",
                        "ejml: available (priority 10, org.dezero.ejml.EjmlBackendProvider)");
    }

    @Test
    void showsWhatWasChosen() {
        assertThat(CommandLineRun.of("backends", "--backend", "ejml").out())
                .contains(
                        "plain: available (priority 0, org.dezero.plain.PlainBackendProvider)",
                        "ejml: available, chosen (priority 10, org.dezero.ejml.EjmlBackendProvider)");
    }

    @Test
    void recordsWhereEveryPrimitiveRan() {
        CommandLineRun run = CommandLineRun.of("backends", "--ops");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        List<String> header = cells(run, "primitive");
        int plain = header.indexOf("plain");
        int ejml = header.indexOf("ejml");
        List<String> matmul = cells(run, "matmul");
        assertThat(matmul.get(plain)).contains("FloatProducts");
        assertThat(matmul.get(ejml)).contains("MatrixMatrixMult_FDRM");
        List<String> tanh = cells(run, "tanh");
        assertThat(tanh.get(plain)).contains("FloatElementwise");
        // What is seen is a sample, so a class that is there a quarter of the time may be in one cell and not in the
        // other.
        assertThat(tanh.get(ejml))
                .startsWith("PlainBackend, Elementwise, FloatElementwise")
                .doesNotContain("Matrices", "FDRM");
        if (header.contains("nd4j")) {
            assertThat(matmul.get(header.indexOf("nd4j"))).contains("Products").doesNotContain("PlainBackend");
        }
        assertThat(run.out()).anyMatch(l -> l.startsWith("org.ejml.dense.row.mult: "));
    }

    private static List<String> cells(CommandLineRun run, String first) {
        String line = run.out().stream()
                .filter(l -> l.startsWith("| " + first + " |"))
                .findFirst()
                .orElseThrow();
        return List.of(line.substring(2, line.length() - 2).split(" \\| ", -1));
    }
}
