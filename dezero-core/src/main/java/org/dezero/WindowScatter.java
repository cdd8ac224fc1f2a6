package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;

/** Elements added to an image of zeros, each at a given position of its window. */
final class WindowScatter extends UnaryFunction {
    private final Shape imageShape;
    private final Window2d window;

    WindowScatter(NdArray position, Shape imageShape, Window2d window) {
        this.imageShape = imageShape;
        this.window = window;
        save(position);
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray gy) {
        return xp.windowScatter(gy, saved(0), imageShape, window);
    }

    @Override
    protected Variable backward(Variable ggx) {
        return new WindowTake(saved(0), window).apply(ggx);
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
