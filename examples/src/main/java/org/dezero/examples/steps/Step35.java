package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.viz.GraphPicture;

/**
 * New: the hyperbolic tangent, {@link F#tanh}, and how fast the graphs of its derivatives grow; that of the second one is
 * drawn.
 */
final class Step35 implements Step {
    private static final int DRAWN = 2;
    private static final int ORDERS = 8;

    @Override
    public void run(StepOutput out) throws IOException {
        Variable x = Variable.of(1.0).name("x");
        Variable y = F.tanh(x).name("y");
        out.also("y", y);
        for (int order = 1; order <= ORDERS; order++) {
            x.clearGrad();
            // In Python what backward starts from is a variable of the graph, too; here ones would be a constant.
            y.setGrad(Variable.of(1.0));
            y.backward(BackwardOption.CREATE_GRAPH);
            y = x.grad().name("gx" + order);
            Dot dot = Dot.of(y);
            out.also("derivatives", y);
            if (order >= DRAWN) {
                out.also("functions", dot.functions());
            }
            if (order == DRAWN) {
                out.also("lines, functions, edges", dot.lines(), dot.functions(), dot.edges());
                out.picture("tanh.svg", GraphPicture.of(y)::writeSvg);
            }
        }
    }
}
