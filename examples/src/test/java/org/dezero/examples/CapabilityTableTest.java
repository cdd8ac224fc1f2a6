package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dezero.array.ArrayBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table in the documents is what the kit makes of these sources. */
class CapabilityTableTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "capabilities.md");

    @Test
    void theDocumentIsUpToDate(@TempDir Path folder) throws Exception {
        Path made = folder.resolve("capabilities.md");
        CommandLineRun run = CommandLineRun.of("tck", "--table", made.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsExactly("wrote " + made);
        assertThat(run.status()).isZero();
        List<String> here =
                TckCommand.availableBackends().stream().map(ArrayBackend::name).toList();
        assertThat(Files.readAllLines(made))
                .as("make it anew: ./dezero tck --table docs/capabilities.md")
                .isEqualTo(columnsOf(here, Files.readAllLines(DOCUMENT)));
    }

    @Test
    void theDocumentHasEveryBackendAndNothingWrong() throws Exception {
        List<String> lines = Files.readAllLines(DOCUMENT);
        assertThat(header(lines)).contains(" plain float32 ", " ejml float32 ", " nd4j float32 ", " nd4j bool ");
        List<String> rows = rows(lines);
        assertThat(rows).hasSizeGreaterThan(70);
        assertThat(rows)
                .allSatisfy(row -> assertThat(cells(row).subList(1, cells(row).size()))
                        .hasSize(12)
                        .allMatch(cell -> cell.matches(" `[-+bisd]+ [-+0] [-+0]` ")));
    }

    @Test
    void aFileThatCannotBeWrittenIsOneLine(@TempDir Path folder) {
        CommandLineRun run = CommandLineRun.of("tck", "--table", folder.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("dezero tck: --table '" + folder + "' cannot be written: ");
    }

    private static List<String> cells(String line) {
        String[] parts = line.split("\\|", -1);
        return Arrays.asList(parts).subList(1, parts.length - 1);
    }

    private static List<String> header(List<String> lines) {
        return cells(lines.get(headerLine(lines)));
    }

    private static int headerLine(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("| operation |")) {
                return i;
            }
        }
        throw new AssertionError("no table");
    }

    private static List<String> rows(List<String> lines) {
        return lines.subList(headerLine(lines) + 2, lines.size());
    }

    /** The document without the columns of backends that are not here: ND4J may be left out of the build. */
    private static List<String> columnsOf(List<String> backends, List<String> lines) {
        List<String> header = header(lines);
        List<String> out = new ArrayList<>(lines.subList(0, headerLine(lines)));
        for (String line : lines.subList(headerLine(lines), lines.size())) {
            StringBuilder kept = new StringBuilder("|");
            for (int i = 0; i < header.size(); i++) {
                String backend = header.get(i).strip().split(" ")[0];
                if (i == 0 || backends.contains(backend)) {
                    kept.append(cells(line).get(i)).append('|');
                }
            }
            out.add(kept.toString());
        }
        return out;
    }
}
