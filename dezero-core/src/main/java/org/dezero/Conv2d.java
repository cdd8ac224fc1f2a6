package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Window2d;

/** The cross-correlation of {@code x (n, c, h, w)} with {@code W (oc, c, kh, kw)}: {@code (n, oc, oh, ow)}. */
final class Conv2d extends BinaryFunction {
    private final Window2d window;

    Conv2d(Window2d window) {
        this.window = window;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x, NdArray w) {
        return xp.conv2d(Promotion.number(this, x), w, window);
    }

    @Override
    protected Variable backwardLeft(Variable gy) {
        return new Conv2dInputGrad(inputShape(0), window).apply(gy, input(1));
    }

    @Override
    protected Variable backwardRight(Variable gy) {
        return new Conv2dWeightGrad(window).apply(input(0), gy);
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }

    @Override
    protected boolean gradReads(int j, int i) {
        return i != j;
    }
}
