package org.dezero;

import java.util.Arrays;
import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;

/** An array cut along an axis into several. */
final class Split extends Function {
    private final int axis;
    private final int[] lengths;

    Split(int axis, int[] lengths) {
        this.axis = axis;
        this.lengths = lengths;
    }

    @Override
    protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
        NdArray x = xs[0];
        NdArray[] out = new NdArray[lengths.length];
        int[] start = new int[x.ndim()];
        int[] count = x.shape().dims();
        int[] step = new int[x.ndim()];
        Arrays.fill(step, 1);
        for (int i = 0; i < out.length; i++) {
            count[axis] = lengths[i];
            out[i] = xp.slice(x, start.clone(), count.clone(), step);
            start[axis] += lengths[i];
        }
        return out;
    }

    @Override
    protected Variable[] backward(Variable... gys) {
        return new Variable[] {F.concat(axis, gys)};
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
