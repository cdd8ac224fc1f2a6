package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** A constant around and between the elements. */
final class Pad extends UnaryFunction {
    private final int[] before;
    private final int[] after;
    private final int[] interior;
    private final double value;

    Pad(int[] before, int[] after, int[] interior, double value) {
        this.before = before;
        this.after = after;
        this.interior = interior;
        this.value = value;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.pad(x, before, after, interior, value);
    }

    @Override
    protected Variable backward(Variable gy) {
        Shape shape = inputShape(0);
        int[] step = new int[shape.ndim()];
        int[] start = before.clone();
        for (int i = 0; i < step.length; i++) {
            step[i] = shape.dim(i) > 1 ? interior[i] + 1 : 1;
            start[i] = shape.dim(i) == 0 ? 0 : before[i];
        }
        return new Slice(start, shape.dims(), step).apply(gy);
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
