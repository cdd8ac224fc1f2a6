package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;

/**
 * Dropout: neurons fall out at random while a model is trained, and none in a test.
 *
 * <p>New: {@link F#dropout(Variable, double)} and {@link Config#testMode()}.
 */
final class Step54 implements Step {
    private static final double RATIO = 0.5;

    @Override
    public void run(StepOutput out) throws IOException {
        Variable x = Variable.of(new double[] {1, 1, 1, 1, 1});
        out.line("%s", x.data());

        // When training
        Variable y = F.dropout(x, RATIO);
        out.line("%s", y);

        // When testing (predicting)
        try (Scope test = Config.testMode()) {
            y = F.dropout(x, RATIO);
            out.line("%s", y);
        }
    }
}
