package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Window2d;

/** The gradient of {@link Conv2d} for its filters, from {@code x (n, c, h, w)} and {@code gy (n, oc, oh, ow)}. */
final class Conv2dWeightGrad extends BinaryFunction {
    private final Window2d window;

    Conv2dWeightGrad(Window2d window) {
        this.window = window;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x, NdArray gy) {
        return xp.conv2dWeightGrad(Promotion.number(this, x), gy, window);
    }

    @Override
    protected Variable backwardLeft(Variable ggw) {
        return new Conv2dInputGrad(inputShape(0), window).apply(input(1), ggw);
    }

    @Override
    protected Variable backwardRight(Variable ggw) {
        return new Conv2d(window).apply(input(0), ggw);
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
