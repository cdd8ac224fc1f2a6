package org.dezero.examples.steps;

import java.util.List;
import org.dezero.Variable;
import org.dezero.viz.GraphPicture;

/**
 * What stands in the DOT text of a graph.
 *
 * @param lines of the text
 * @param functions boxes
 * @param variables ovals; a variable that is used twice is declared twice and counted once
 * @param edges arrows
 */
record Dot(long lines, long functions, long variables, long edges) {
    static Dot of(Variable output) {
        List<String> lines = GraphPicture.of(output).dot().lines().toList();
        return new Dot(
                lines.size(),
                lines.stream().filter(l -> l.contains("shape=box")).count(),
                lines.stream()
                        .filter(l -> l.contains("color=orange"))
                        .map(l -> l.substring(0, l.indexOf(' ')))
                        .distinct()
                        .count(),
                lines.stream().filter(l -> l.contains(" -> ")).count());
    }
}
