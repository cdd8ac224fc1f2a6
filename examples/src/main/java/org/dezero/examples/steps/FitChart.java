package org.dezero.examples.steps;

import java.util.function.UnaryOperator;
import org.dezero.Config;
import org.dezero.Variable;
import org.dezero.viz.Chart;

/** The picture of steps 42 to 46: points, and the curve that a model lays through them. */
final class FitChart {
    private static final int PLACES = 101;

    private FitChart() {}

    /**
     * The picture.
     *
     * @param x {@code (n, 1)}, from 0 to 1
     * @param y {@code (n, 1)}
     */
    static Picture of(Variable x, Variable y, UnaryOperator<Variable> predict) {
        double[] at = Grid.linspace(0, 1, PLACES);
        Variable prediction = Config.noGrad(() -> predict.apply(Variable.of(at, at.length, 1)));
        return new Chart("Regression", "x", "y")
                .points("data", values(x), values(y))
                .line("model", at, values(prediction))::writePng;
    }

    private static double[] values(Variable v) {
        return v.data().toHost().toDoubleArray();
    }
}
