package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.viz.Chart;

/** New: derivatives of the sine of ever higher order, over many places at once, in a {@link Chart}. */
final class Step34 implements Step {
    private static final int PLACES = 200;
    private static final String[] NAMES = {"y = sin(x)", "y'", "y''", "y'''"};

    @Override
    public void run(StepOutput out) throws IOException {
        double[] places = Grid.linspace(-7, 7, PLACES);
        Chart chart = new Chart("Derivatives of the sine", "x", "");

        Variable x = Variable.of(places);
        Variable y = F.sin(x);
        for (String name : NAMES) {
            out.also(name + " at the first place", y.get(0));
            chart.line(name, places, y.data().toHost().toDoubleArray());
            x.clearGrad();
            y.backward(BackwardOption.CREATE_GRAPH);
            y = x.grad();
        }
        out.picture("sin.png", chart::writePng);
    }
}
