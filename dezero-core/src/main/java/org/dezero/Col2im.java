package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;

/** Patches added up where they came from: {@code (n, c, kh, kw, oh, ow)} to {@code (n, c, h, w)}. */
final class Col2im extends UnaryFunction {
    private final Shape inputShape;
    private final Window2d window;

    Col2im(Shape inputShape, Window2d window) {
        this.inputShape = inputShape;
        this.window = window;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray cols) {
        return xp.col2im(Promotion.number(this, cols), inputShape, window);
    }

    @Override
    protected Variable backward(Variable gy) {
        return new Im2col(window).apply(gy);
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
