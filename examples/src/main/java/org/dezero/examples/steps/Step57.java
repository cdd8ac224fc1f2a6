package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.random.RandomState;

/**
 * Convolution by one product of matrices, each row of which is what a window sees.
 *
 * <p>New: {@link F#im2col}, {@link F#conv2dSimple}, and {@link F#conv2d}, which computes the same faster.
 */
final class Step57 implements Step {
    @Override
    public void run(StepOutput out) throws IOException {
        RandomState random = Config.random();

        Variable x1 = Variable.of(random.rand(1, 3, 7, 7));
        Variable col1 = F.im2col(x1, 5, 1, 0, true);
        out.line("%s", col1.shape());

        // 10 data
        Variable x2 = Variable.of(random.rand(10, 3, 7, 7));
        Variable col2 = F.im2col(x2, new int[] {5, 5}, new int[] {1, 1}, new int[] {0, 0}, true);
        out.line("%s", col2.shape());

        // conv2d
        Variable x = Variable.of(random.randn(1, 5, 15, 15));
        Variable W = Variable.of(random.randn(8, 5, 3, 3));
        Variable y = F.conv2dSimple(x, W, null, 1, 1);
        y.backward();
        out.line("%s", y.shape());
        out.line("%s", x.grad().shape());
    }
}
