package org.dezero.examples.steps;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Index;
import org.dezero.Variable;
import org.dezero.random.RandomState;

/**
 * Convolution, more of the mechanism: images of several channels, filters of as many, and batches of images. The book has a
 * text here and no program.
 *
 * <p>New: {@link F#conv2d(Variable, Variable)}, for images {@code (n, c, h, w)} and filters {@code (oc, c, kh, kw)}.
 */
final class Step56 implements Step {
    private static final int CHANNELS = 3;

    @Override
    public void run(StepOutput out) {
        RandomState random = Config.random();
        Variable x = Variable.constant(random.randn(2, CHANNELS, 4, 4));
        Variable filters = Variable.constant(random.randn(1, CHANNELS, 3, 3));
        Variable y = F.conv2d(x, filters);

        Variable sum = Variable.constant(0);
        for (int c = 0; c < CHANNELS; c++) {
            Index one = Index.slice(c, c + 1);
            sum = sum.add(F.conv2d(x.get(Index.all(), one), filters.get(Index.all(), one)));
        }
        out.property("a result is the sum over the channels", close(y, sum));

        Variable second = F.conv2d(x.get(Index.slice(1, 2)), filters);
        out.property("an image of a batch is convolved as if it were alone", close(y.get(Index.slice(1, 2)), second));
    }

    private static boolean close(Variable a, Variable b) {
        return a.shape().equals(b.shape()) && F.max(F.abs(a.sub(b))).item() < 1e-12;
    }
}
