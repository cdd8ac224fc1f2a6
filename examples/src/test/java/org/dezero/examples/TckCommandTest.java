package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TckCommandTest {
    @Test
    void countsWhatPassed() {
        CommandLineRun run = CommandLineRun.of("tck", "plain", "--family", "matmul,ties");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasSize(1);
        assertThat(run.lastLine()).matches("[1-9]\\d* passed, 0 failed, 0 skipped");
        assertThat(run.status()).isZero();
    }

    @Test
    void theWholeKitRunsUnlessAFamilyIsNamed() {
        CommandLineRun run = CommandLineRun.of("tck", "plain");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasSize(1);
        assertThat(run.lastLine()).matches("\\d{4,} passed, 0 failed, 0 skipped");
    }

    @Test
    void aFailureIsShownAndIsTheStatus(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("elementwise.json"), """
                {"family":"elementwise","schema":1,"cases":[
                {"id":"wrong","op":"exp","attrs":{},
                 "inputs":[{"shape":[],"dtype":"float64","data":[0.0]}],
                 "outputs":[{"shape":[],"dtype":"float64","data":[2.0]}],
                 "grad_seed":null,"grads":null,"grads2":null,"seed2":null,"grads2_wrt_seed":null,
                 "tol":1e-09,"source":"numpy","dezero":"absent"},
                {"id":"unheard","op":"nonsense","attrs":{},
                 "inputs":[{"shape":[],"dtype":"float64","data":[0.0]}],
                 "outputs":[{"shape":[],"dtype":"float64","data":[2.0]}],
                 "grad_seed":null,"grads":null,"grads2":null,"seed2":null,"grads2_wrt_seed":null,
                 "tol":1e-09,"source":"numpy","dezero":"absent"}
                ]}
                """);
        CommandLineRun run =
                CommandLineRun.of("tck", "plain", "--golden", folder.toString(), "--family", "elementwise");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).filteredOn(l -> l.startsWith("FAILED ")).hasSize(4);
        assertThat(run.out()).anyMatch(l -> l.contains("nonsense"));
        assertThat(run.lastLine()).isEqualTo("0 passed, 4 failed, 0 skipped");
        assertThat(run.status()).isEqualTo(1);
    }
}
