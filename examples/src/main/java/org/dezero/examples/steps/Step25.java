package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.viz.GraphPicture;

/**
 * New: DOT, the language of Graphviz, in which a graph is a text of nodes and arrows: {@link GraphPicture#dot}. The book shows
 * the program that draws it and has none of its own; here nothing need be installed ({@link GraphPicture#writeSvg}).
 */
final class Step25 implements Step {
    @Override
    public void run(StepOutput out) throws IOException {
        Variable x = Variable.of(1.0).name("x");
        Variable y = F.exp(x).name("y");
        GraphPicture graph = GraphPicture.of(y);
        out.property(
                "the text of y = exp(x) has an oval for each variable, a box and two arrows",
                graph.dot().equals("""
                        digraph g {
                        v0 [label="y", color=orange, style=filled]
                        f0 [label="exp", color=lightblue, style=filled, shape=box]
                        v1 -> f0
                        f0 -> v0
                        v1 [label="x", color=orange, style=filled]
                        }"""));
        out.picture("exp.svg", graph::writeSvg);
    }
}
