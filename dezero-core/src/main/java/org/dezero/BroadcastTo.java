package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** The array repeated to a shape. */
final class BroadcastTo extends UnaryFunction {
    private final Shape shape;

    BroadcastTo(Shape shape) {
        this.shape = shape;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.broadcastTo(x, shape);
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.sumTo(gy, inputShape(0));
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
