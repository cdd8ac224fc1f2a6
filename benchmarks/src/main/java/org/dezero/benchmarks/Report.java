package org.dezero.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes table and page beside the raw results they are made of. */
final class Report {
    private Report() {}

    /** A file beside another, of the same name with another ending. */
    static Path beside(Path json, String ending) {
        String name = String.valueOf(json.getFileName());
        String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
        return json.resolveSibling(stem + ending);
    }

    /** Reads raw results and writes table and page. */
    static void write(Path json) throws IOException {
        Results results = Results.parse(Files.readString(json));
        Files.writeString(beside(json, ".md"), MarkdownReport.of(results));
        Files.writeString(beside(json, ".html"), HtmlReport.of(results));
    }
}
