package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** The sum over the axes that broadcasting from a shape would repeat. */
final class SumTo extends UnaryFunction {
    private final Shape shape;

    SumTo(Shape shape) {
        this.shape = shape;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.sumTo(Promotion.number(this, x), shape);
    }

    @Override
    protected Variable backward(Variable gy) {
        return F.broadcastTo(gy, inputShape(0));
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
