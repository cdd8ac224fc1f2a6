package org.dezero.plain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** The same values in memory laid out in every way the backend can see them, and random values to lay out. */
final class Layouts {
    private Layouts() {}

    /** Arrays of equal elements: in row order, with axes reversed in memory, in a larger array, and backwards in all or one axis. */
    static Map<String, NdArray> of(ArrayBackend xp, HostArray v) {
        Map<String, NdArray> out = new LinkedHashMap<>();
        out.put("row order", xp.fromHost(v));
        int n = v.shape().ndim();
        if (n == 0) {
            NdArray pair = xp.concat(new NdArray[] {xp.reshape(xp.fromHost(v), Shape.of(1)), one(xp, v)}, 0);
            out.put("first of two", xp.reshape(xp.slice(pair, new int[] {0}, new int[] {1}, new int[] {1}), v.shape()));
            return out;
        }
        int[] reversed = new int[n];
        Arrays.setAll(reversed, i -> n - 1 - i);
        out.put("transposed", xp.transpose(xp.fromHost(transposed(v, reversed)), reversed));
        int[] ones = filled(n, 1);
        int[] count = v.shape().dims();
        NdArray spread = xp.pad(xp.fromHost(v), ones, filled(n, 2), ones, 7);
        out.put("every other", xp.slice(spread, ones, count, filled(n, 2)));
        int[] last = new int[n];
        Arrays.setAll(last, i -> Math.max(count[i] - 1, 0));
        NdArray flipped = xp.slice(xp.fromHost(v), last, count, filled(n, -1));
        NdArray copied = xp.fromHost(flipped.toHost());
        out.put("backwards", xp.slice(copied, last, count, filled(n, -1)));
        int[] step = filled(n, 1);
        int[] start = new int[n];
        step[0] = -1;
        start[0] = last[0];
        NdArray turned =
                xp.fromHost(xp.slice(xp.fromHost(v), start, count, step).toHost());
        out.put("first axis backwards", xp.slice(turned, start, count, step));
        return out;
    }

    private static NdArray one(ArrayBackend xp, HostArray v) {
        return xp.full(Shape.of(1), v.dtype(), 1);
    }

    static int[] filled(int n, int value) {
        int[] out = new int[n];
        Arrays.fill(out, value);
        return out;
    }

    /** By index arithmetic alone, so that the code under test does not test itself. */
    static HostArray transposed(HostArray v, int[] axes) {
        Shape to = v.shape().permute(axes);
        double[] out = new double[v.size()];
        for (int i = 0; i < out.length; i++) {
            int[] at = index(to, i);
            int[] from = new int[at.length];
            for (int k = 0; k < at.length; k++) {
                from[axes[k]] = at[k];
            }
            out[i] = v.getDouble(position(v.shape(), from));
        }
        return HostArray.of(out, to).cast(v.dtype());
    }

    /** The index of the element at a place in row order. */
    static int[] index(Shape shape, int place) {
        int[] out = new int[shape.ndim()];
        int rest = place;
        for (int i = out.length - 1; i >= 0; i--) {
            out[i] = rest % shape.dim(i);
            rest /= shape.dim(i);
        }
        return out;
    }

    /** The place of an index in row order; longer indices lose their first axes, and axes of length 1 repeat. */
    static int position(Shape shape, int[] index) {
        int out = 0;
        int lead = index.length - shape.ndim();
        for (int i = 0; i < shape.ndim(); i++) {
            out = out * shape.dim(i) + (shape.dim(i) == 1 ? 0 : index[lead + i]);
        }
        return out;
    }

    /** Values from -4 to 4 in steps of 1/4 (whole for integers), which every dtype holds exactly and which repeat. */
    static HostArray random(Random random, DType dtype, int... dims) {
        Shape shape = Shape.of(dims);
        double[] out = new double[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = dtype.isFloating() ? (random.nextInt(33) - 16) / 4.0 : random.nextInt(9) - 4;
        }
        return HostArray.of(out, shape).cast(dtype);
    }
}
