package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.viz.GraphPicture;

/** New: the sine, {@link F#sin}, and beside it its Taylor series, a graph as long as the accuracy asks for. */
final class Step27 implements Step {
    private static final double ROUGH = 1e-4;
    private static final double FINE = 1e-150;

    /** The sum of the series, and how many terms it has. */
    private record Series(Variable sum, int terms) {}

    @Override
    public void run(StepOutput out) throws IOException {
        Variable x = Variable.of(Math.PI / 4);
        Variable y = F.sin(x);
        y.backward();
        out.line("--- original sin ---");
        out.line("%s", y.data());
        out.line("%s", x.grad());

        x.clearGrad();
        Series rough = sin(x, ROUGH);
        rough.sum().backward();
        out.line("--- approximate sin ---");
        out.line("%s", rough.sum().data());
        out.line("%s", x.grad());
        out.also("terms", rough.terms());
        out.picture("my_sin.svg", GraphPicture.of(rough.sum().name("y"))::writeSvg);

        x.clearGrad();
        Series fine = sin(x, FINE);
        fine.sum().backward();
        out.also("terms, value and gradient with a finer threshold", fine.terms(), fine.sum(), x.grad());
    }

    /** {@code x - x^3/3! + x^5/5! - ...}, up to the first term below the threshold. */
    private static Series sin(Variable x, double threshold) {
        Variable y = Variable.constant(0);
        double sign = 1;
        double factorial = 1;
        for (int i = 0; ; i++) {
            int n = 2 * i + 1;
            Variable term = x.pow(n).mul(sign / factorial);
            y = y.add(term);
            if (Math.abs(term.item()) < threshold) {
                return new Series(y, i + 1);
            }
            sign = -sign;
            factorial *= (n + 1.0) * (n + 2.0);
        }
    }
}
