package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Window2d;

/** The element of each window at a given position. */
final class WindowTake extends UnaryFunction {
    private final Window2d window;

    WindowTake(NdArray position, Window2d window) {
        this.window = window;
        save(position);
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.windowTake(x, saved(0), window);
    }

    @Override
    protected Variable backward(Variable gy) {
        return new WindowScatter(saved(0), inputShape(0), window).apply(gy);
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
