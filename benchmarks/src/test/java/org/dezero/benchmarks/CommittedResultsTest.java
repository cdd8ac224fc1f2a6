package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Table and page in {@code results} are what the raw results give; {@code bench --report FILE} makes them anew. */
class CommittedResultsTest {
    private static final Path FOLDER = Path.of("results");

    @Test
    void tableAndPageAreWhatTheRawResultsGive() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(f -> f.toString().endsWith(".json")).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path json : files) {
            Results results = Results.parse(Files.readString(json));

            assertThat(Files.readString(Report.beside(json, ".md"))).isEqualTo(MarkdownReport.of(results));
            assertThat(Files.readString(Report.beside(json, ".html"))).isEqualTo(HtmlReport.of(results));
            assertThat(results.isSmoke()).as("a smoke run is no result").isFalse();
        }
    }
}
