package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** The same elements in another shape. */
final class Reshape extends UnaryFunction {
    private final Shape shape;

    Reshape(Shape shape) {
        this.shape = shape;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.reshape(x, shape);
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.reshape(gy, inputShape(0));
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
