package org.dezero;

import java.util.Arrays;
import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/** Arrays one after the other along an axis. */
final class Concat extends Function {
    private final int axis;

    Concat(int axis) {
        this.axis = axis;
    }

    @Override
    protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
        return new NdArray[] {xp.concat(xs, axis)};
    }

    @Override
    protected @Nullable Variable[] backward(Variable... gys) {
        @Nullable Variable[] gxs = new @Nullable Variable[inputCount()];
        int at = 0;
        for (int i = 0; i < gxs.length; i++) {
            Shape shape = inputShape(i);
            if (needsGrad(i)) {
                int[] start = new int[shape.ndim()];
                int[] step = new int[shape.ndim()];
                Arrays.fill(step, 1);
                start[axis] = at;
                gxs[i] = new Slice(start, shape.dims(), step).apply(gys[0]);
            }
            at += shape.dim(axis);
        }
        return gxs;
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
