package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.models.MLP;

/**
 * Softmax and cross entropy: a model tells classes apart, and a loss says how well.
 *
 * <p>New: {@link F#get} takes parts of an array, {@link F#softmax(Variable)} makes probabilities of scores, and {@link
 * F#softmaxCrossEntropy(Variable, Variable)} compares them with the right classes.
 */
final class Step47 implements Step {
    @Override
    public void run(StepOutput out) throws IOException {
        Config.random().seed(0);
        MLP model = new MLP(10, 3);

        Variable x = Variable.of(new double[][] {{0.2, -0.4}});
        Variable y = model.apply(x);
        Variable p = softmax1d(y);
        out.line("%s", y);
        out.line("%s", p);

        x = Variable.of(new double[][] {{0.2, -0.4}, {0.3, 0.5}, {1.3, -3.2}, {2.1, 0.3}});
        Variable t = Variable.of(new long[] {2, 0, 1, 0});
        y = model.apply(x);
        p = F.softmaxSimple(y);
        out.line("%s", y);
        out.line("%s", p);

        Variable loss = F.softmaxCrossEntropySimple(y, t);
        loss.backward();
        out.line("%s", loss);
    }

    private static Variable softmax1d(Variable x) {
        Variable y = F.exp(x);
        return y.div(F.sum(y));
    }
}
