package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Window2d;

/** The patches a window sees: {@code (n, c, h, w)} to {@code (n, c, kh, kw, oh, ow)}. */
final class Im2col extends UnaryFunction {
    private final Window2d window;

    Im2col(Window2d window) {
        this.window = window;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.im2col(Promotion.number(this, x), window);
    }

    @Override
    protected Variable backward(Variable gy) {
        return new Col2im(inputShape(0), window).apply(gy);
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
