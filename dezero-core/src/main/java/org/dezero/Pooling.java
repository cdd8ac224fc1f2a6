package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Window2d;

/** The largest element of each window. The gradient goes to the first of equal ones. */
final class Pooling extends UnaryFunction {
    private final Window2d window;

    Pooling(Window2d window) {
        this.window = window;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        NdArray[] largest = xp.maxPool2d(Promotion.number(this, x), window);
        save(largest[1]);
        return largest[0];
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
