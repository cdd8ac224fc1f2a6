package org.dezero.examples.applications;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.viz.GraphPicture;

/** Differentiates tanh again and again, and draws the graph behind the last derivative. */
final class TanhGraph implements Application {
    private static final int ORDER = 4;
    private static final int HIGHEST_ORDER = 10;

    @Override
    public String does() {
        return "differentiates tanh at 1 as often as --epochs says, " + ORDER + " times unless given and at most "
                + HIGHEST_ORDER + ", and draws the graph of the last derivative";
    }

    @Override
    public Set<ApplicationInput> takes() {
        return Set.of(ApplicationInput.EPOCHS);
    }

    @Override
    public void run(ApplicationInputs in, ApplicationOutput out) throws IOException {
        int order = in.epochs(ORDER);
        if (order > HIGHEST_ORDER) {
            // Each derivative has about twice the operations of the one before.
            throw new InputException("--epochs: the derivative of order " + order + " is too large to be shown; "
                    + HIGHEST_ORDER + " is the highest");
        }
        List<Variable> derivatives = derivatives(order);
        for (int k = 1; k <= order; k++) {
            out.line(
                    "derivative %d of tanh at 1: %.15f",
                    k, derivatives.get(k - 1).item());
        }
        GraphPicture graph = GraphPicture.of(derivatives.get(order - 1));
        out.picture(
                "graph as DOT text",
                "tanh-gx" + order + ".dot",
                file -> Files.writeString(file, graph.dot(), StandardCharsets.UTF_8));
        out.picture("graph", "tanh-gx" + order + ".svg", graph::writeSvg);
    }

    /** The first derivatives of tanh at 1, each with the graph that computed it. */
    static List<Variable> derivatives(int order) {
        Variable x = Variable.of(1.0).name("x");
        Variable y = F.tanh(x).name("y");
        y.backward(BackwardOption.CREATE_GRAPH);
        List<Variable> out = new ArrayList<>();
        out.add(x.grad().name("gx1"));
        for (int k = 2; k <= order; k++) {
            Variable gx = x.grad();
            x.clearGrad();
            gx.backward(BackwardOption.CREATE_GRAPH);
            out.add(x.grad().name("gx" + k));
        }
        return out;
    }
}
