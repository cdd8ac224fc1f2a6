package org.dezero.examples.steps;

import java.io.IOException;
import org.dezero.array.Window2d;

/**
 * Convolution, the mechanism: a window slides over an image, and its size, stride and padding give the size of the result.
 *
 * <p>New: {@link Window2d}.
 */
final class Step55 implements Step {
    @Override
    public void run(StepOutput out) throws IOException {
        int height = 4;
        int width = 4;
        Window2d window = Window2d.of(3, 3).stride(1, 1).pad(1, 1);
        out.line("%d %d", window.outHeight(height), window.outWidth(width));
    }
}
