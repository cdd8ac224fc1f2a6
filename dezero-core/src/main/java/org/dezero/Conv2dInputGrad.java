package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;

/**
 * The gradient of {@link Conv2d} for its image, from {@code gy (n, oc, oh, ow)} and {@code W (oc, c, kh, kw)}. It is also
 * transposed convolution, and is then called so.
 */
final class Conv2dInputGrad extends BinaryFunction {
    private final String name;
    private final Shape imageShape;
    private final Window2d window;

    Conv2dInputGrad(Shape imageShape, Window2d window) {
        this("conv2dInputGrad", imageShape, window);
    }

    Conv2dInputGrad(String name, Shape imageShape, Window2d window) {
        this.name = name;
        this.imageShape = imageShape;
        this.window = window;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray gy, NdArray w) {
        return xp.conv2dInputGrad(Promotion.number(this, gy), w, imageShape, window);
    }

    @Override
    protected Variable backwardLeft(Variable ggx) {
        return new Conv2d(window).apply(ggx, input(1));
    }

    @Override
    protected Variable backwardRight(Variable ggx) {
        return new Conv2dWeightGrad(window).apply(ggx, input(0));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    protected boolean gradReads(int j, int i) {
        return i != j;
    }
}
