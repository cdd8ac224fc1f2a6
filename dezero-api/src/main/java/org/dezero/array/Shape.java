package org.dezero.array;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lengths of an array's axes: an immutable value.
 *
 * <p>A scalar has the shape {@code ()} and one element. An axis may have length 0; the number of elements fits an int.
 */
public final class Shape {
    /** The shape {@code ()} of a scalar. */
    public static final Shape SCALAR = new Shape(new int[0], 1);

    private final int[] dims;
    private final int size;

    private Shape(int[] dims, int size) {
        this.dims = dims;
        this.size = size;
    }

    /**
     * The shape with the given axis lengths.
     *
     * @param dims lengths from 0, copied
     * @throws ShapeException for a negative length or more than {@link Integer#MAX_VALUE} elements
     */
    public static Shape of(int... dims) {
        return dims.length == 0 ? SCALAR : checked(dims.clone());
    }

    private static Shape checked(int[] dims) {
        long size = 1;
        boolean empty = false;
        for (int d : dims) {
            if (d < 0) {
                throw new ShapeException("shape: negative length: " + text(dims) + "; axis lengths are 0 or more");
            }
            empty |= d == 0;
            // Saturate instead of overflowing: an axis of length 0 further on still makes the array empty.
            size = size * Math.max(d, 1) > Integer.MAX_VALUE ? Integer.MAX_VALUE + 1L : size * Math.max(d, 1);
        }
        if (!empty && size > Integer.MAX_VALUE) {
            throw new ShapeException(
                    "shape: too many elements: " + text(dims) + "; an array holds at most " + Integer.MAX_VALUE);
        }
        return new Shape(dims, empty ? 0 : (int) size);
    }

    /** The number of axes. */
    public int ndim() {
        return dims.length;
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    /**
     * The length of an axis.
     *
     * @param axis from 0, or negative from the end
     * @throws ShapeException if there is no such axis
     */
    public int dim(int axis) {
        return dims[axis(axis, "shape")];
    }

    /** A fresh array of the axis lengths. */
    public int[] dims() {
        return dims.clone();
    }

    /**
     * Turns an axis that may count from the end into one that counts from 0.
     *
     * @param axis from {@code -ndim} to {@code ndim - 1}
     * @param op the operation named in the error
     * @throws ShapeException if there is no such axis
     */
    public int axis(int axis, String op) {
        int n = dims.length;
        if (axis < -n || axis >= n) {
            throw new ShapeException(op + ": no axis " + axis + ": operand " + this
                    + (n == 0 ? "; a 0-d array has no axes" : "; axes run from " + -n + " to " + (n - 1)));
        }
        return axis < 0 ? axis + n : axis;
    }

    /**
     * Turns axes that may count from the end, in any order, into ascending ones that count from 0.
     *
     * @param axes the axes; {@code null} stands for all of them
     * @param op the operation named in the error
     * @throws ShapeException if an axis does not exist or is named twice
     */
    public int[] axes(int @Nullable [] axes, String op) {
        if (axes == null) {
            int[] all = new int[dims.length];
            Arrays.setAll(all, i -> i);
            return all;
        }
        int[] out = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            out[i] = axis(axes[i], op);
        }
        Arrays.sort(out);
        for (int i = 1; i < out.length; i++) {
            if (out[i] == out[i - 1]) {
                throw new ShapeException(op + ": axis " + out[i] + " is named twice: axes " + Arrays.toString(axes)
                        + ", operand " + this + "; name each axis once");
            }
        }
        return out;
    }

    /**
     * The shape that is left when axes are reduced.
     *
     * @param axes ascending, from 0
     * @param keepDims whether they stay with length 1
     */
    public Shape reduce(int[] axes, boolean keepDims) {
        if (axes.length == 0) {
            return this;
        }
        int[] out = new int[keepDims ? dims.length : dims.length - axes.length];
        int k = 0;
        int a = 0;
        for (int i = 0; i < dims.length; i++) {
            boolean reduced = a < axes.length && axes[a] == i;
            if (reduced) {
                a++;
                if (keepDims) {
                    out[k++] = 1;
                }
            } else {
                out[k++] = dims[i];
            }
        }
        return of(out);
    }

    /** This shape with the length of one axis (from 0) replaced. */
    public Shape with(int axis, int length) {
        int[] out = dims.clone();
        out[axis] = length;
        return checked(out);
    }

    /** This shape with one axis (from 0) replaced by the axes of another shape: the result shape of {@code take}. */
    public Shape replace(int axis, Shape by) {
        int[] out = new int[dims.length - 1 + by.dims.length];
        System.arraycopy(dims, 0, out, 0, axis);
        System.arraycopy(by.dims, 0, out, axis, by.dims.length);
        System.arraycopy(dims, axis + 1, out, axis + by.dims.length, dims.length - axis - 1);
        return of(out);
    }

    /** The axes of this shape, then those of another. */
    public Shape concat(Shape next) {
        int[] out = Arrays.copyOf(dims, dims.length + next.dims.length);
        System.arraycopy(next.dims, 0, out, dims.length, next.dims.length);
        return of(out);
    }

    /** This shape with its axes reordered: axis {@code i} of the result is axis {@code axes[i]} of this one. */
    public Shape permute(int[] axes) {
        int[] out = new int[dims.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = dims[axes[i]];
        }
        return of(out);
    }

    /** Whether an array of this shape broadcasts to {@code target} by NumPy's rule. */
    public boolean broadcastsTo(Shape target) {
        int shift = target.dims.length - dims.length;
        if (shift < 0) {
            return false;
        }
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] != 1 && dims[i] != target.dims[i + shift]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The common shape of two operands by NumPy's rule: aligned at the last axis, equal lengths or one of them 1.
     *
     * @param op the operation named in the error
     * @throws ShapeException if they do not fit
     */
    public static Shape broadcast(Shape a, Shape b, String op) {
        if (a.equals(b)) {
            return a;
        }
        int n = Math.max(a.dims.length, b.dims.length);
        int[] out = new int[n];
        for (int i = 0; i < n; i++) {
            int ai = i - n + a.dims.length;
            int bi = i - n + b.dims.length;
            int da = ai < 0 ? 1 : a.dims[ai];
            int db = bi < 0 ? 1 : b.dims[bi];
            if (da != db && da != 1 && db != 1) {
                throw new ShapeException(op + ": shapes do not broadcast: lhs " + a + ", rhs " + b + " (" + da + " != "
                        + db + "); aligned at the last axis, lengths must be equal or one of them 1");
            }
            out[i] = da == 1 ? db : da;
        }
        return of(out);
    }

    /** Equal if the axis lengths are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Shape s && Arrays.equals(dims, s.dims));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** As Python prints a tuple: {@code ()}, {@code (3,)}, {@code (2, 3)}. */
    @Override
    public String toString() {
        return text(dims);
    }

    private static String text(int[] dims) {
        StringBuilder s = new StringBuilder("(");
        for (int i = 0; i < dims.length; i++) {
            s.append(i == 0 ? "" : ", ").append(dims[i]);
        }
        return s.append(dims.length == 1 ? ",)" : ")").toString();
    }
}
