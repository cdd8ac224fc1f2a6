package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Variable;
import org.dezero.viz.GraphPicture;

/** New: the picture of a graph, {@link GraphPicture}, in which {@link Variable#name(String)} names the variables. */
final class Step26 implements Step {
    @Override
    public void run(StepOutput out) throws IOException {
        Variable x = Variable.of(1.0).name("x");
        Variable y = Variable.of(1.0).name("y");
        Variable z = Step24.goldsteinPrice(x, y).name("z");
        z.backward();

        Dot dot = Dot.of(z);
        out.also("lines, functions, edges", dot.lines(), dot.functions(), dot.edges());
        out.picture("goldstein.svg", GraphPicture.of(z)::writeSvg);
    }
}
