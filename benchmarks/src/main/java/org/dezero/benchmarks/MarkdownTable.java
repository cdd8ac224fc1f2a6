package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown, aligned for reading as it is: the first column to the left, the others to the right. */
final class MarkdownTable {
    private final List<List<String>> lines = new ArrayList<>();

    MarkdownTable(List<String> head) {
        lines.add(List.copyOf(head));
    }

    /** Adds a line with as many cells as the head. */
    void add(List<String> line) {
        if (line.size() != lines.get(0).size()) {
            throw new IllegalArgumentException("table: " + line.size() + " cells below a head of "
                    + lines.get(0).size() + ": " + line);
        }
        lines.add(List.copyOf(line));
    }

    List<String> lines() {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        List<String> out = new ArrayList<>();
        for (List<String> line : lines) {
            out.add(join(line, widths));
            if (out.size() == 1) {
                out.add(rule(widths));
            }
        }
        return out;
    }

    private static String join(List<String> line, int[] widths) {
        StringBuilder s = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(widths[i] - line.get(i).length());
            s.append(' ').append(i == 0 ? line.get(i) + pad : pad + line.get(i)).append(" |");
        }
        return s.toString();
    }

    private static String rule(int[] widths) {
        StringBuilder s = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            s.append(' ')
                    .append("-".repeat(Math.max(1, widths[i] - (i == 0 ? 0 : 1))))
                    .append(i == 0 ? " |" : ": |");
        }
        return s.toString();
    }
}
