package org.dezero;

import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;

/** Works out and checks the shapes of the operations that change them. */
final class Shapes {
    private Shapes() {}

    static Shape reshaped(Variable x, int... dims) {
        int[] out = dims.clone();
        int open = -1;
        long known = 1;
        for (int i = 0; i < out.length; i++) {
            if (out[i] == -1 && open < 0) {
                open = i;
            } else if (out[i] < 0) {
                throw new ShapeException("reshape: bad length " + out[i] + ": operand " + Promotion.describe(x)
                        + ", lengths " + Arrays.toString(dims) + "; lengths are 0 or more, and at most one is -1");
            } else {
                known *= out[i];
            }
        }
        int size = x.size();
        if (open >= 0) {
            if (known == 0 || size % known != 0) {
                throw new ShapeException("reshape: -1 has no solution: operand " + Promotion.describe(x) + " with "
                        + size + " elements, lengths " + Arrays.toString(dims)
                        + "; the other lengths must divide the elements");
            }
            out[open] = (int) (size / known);
        } else if (known != size) {
            throw new ShapeException(
                    "reshape: sizes differ: operand " + Promotion.describe(x) + " with " + size + " elements, lengths "
                            + Arrays.toString(dims) + " with " + known + "; give lengths whose product is " + size);
        }
        return Shape.of(out);
    }

    static int[] reversed(int ndim) {
        int[] axes = new int[ndim];
        for (int i = 0; i < ndim; i++) {
            axes[i] = ndim - 1 - i;
        }
        return axes;
    }

    static int[] permutation(Variable x, int[] axes) {
        int n = x.ndim();
        int[] out = new int[axes.length];
        boolean[] seen = new boolean[n];
        boolean fits = axes.length == n;
        for (int i = 0; i < axes.length && fits; i++) {
            out[i] = x.shape().axis(axes[i], "transpose");
            fits = !seen[out[i]];
            seen[out[i]] = true;
        }
        if (!fits) {
            throw new ShapeException("transpose: the axes are no permutation: operand " + Promotion.describe(x)
                    + ", axes " + Arrays.toString(axes) + "; name each of the " + n + " axes once");
        }
        return out;
    }

    static void checkBroadcastsTo(Variable x, Shape shape) {
        if (!x.shape().broadcastsTo(shape)) {
            throw new ShapeException("broadcastTo: shape does not broadcast: operand " + Promotion.describe(x)
                    + ", target " + shape + "; aligned at the last axis, each length must be equal or 1");
        }
    }

    static void checkSumsTo(Variable x, Shape shape) {
        if (!shape.broadcastsTo(x.shape())) {
            throw new ShapeException("sumTo: target does not broadcast to the operand: operand " + Promotion.describe(x)
                    + ", target " + shape + "; aligned at the last axis, each length of the target must be equal or 1");
        }
    }

    static Shape expanded(Variable x, int axis) {
        int n = x.ndim() + 1;
        if (axis < -n || axis >= n) {
            throw new ShapeException("expandDims: no place for axis " + axis + ": operand " + Promotion.describe(x)
                    + "; places run from " + -n + " to " + (n - 1));
        }
        int at = axis < 0 ? axis + n : axis;
        int[] dims = new int[n];
        for (int i = 0; i < n; i++) {
            dims[i] = i == at ? 1 : x.shape().dim(i < at ? i : i - 1);
        }
        return Shape.of(dims);
    }

    static Shape squeezed(Variable x, int[] axes) {
        Shape shape = x.shape();
        boolean[] drop = new boolean[shape.ndim()];
        if (axes.length == 0) {
            for (int i = 0; i < drop.length; i++) {
                drop[i] = shape.dim(i) == 1;
            }
        }
        for (int a : shape.axes(axes, "squeeze")) {
            if (shape.dim(a) != 1) {
                throw new ShapeException("squeeze: axis " + a + " has length " + shape.dim(a) + ": operand "
                        + Promotion.describe(x) + "; only axes of length 1 can be left out");
            }
            drop[a] = true;
        }
        int[] dims = new int[shape.ndim()];
        int n = 0;
        for (int i = 0; i < drop.length; i++) {
            if (!drop[i]) {
                dims[n++] = shape.dim(i);
            }
        }
        return Shape.of(Arrays.copyOf(dims, n));
    }

    static Shape flattened(Variable x) {
        Shape shape = x.shape();
        int rows = shape.ndim() == 0 ? 1 : shape.dim(0);
        int rest = 1;
        for (int i = 1; i < shape.ndim(); i++) {
            rest *= shape.dim(i);
        }
        return Shape.of(rows, rest);
    }

    static int concatAxis(int axis, Variable[] xs) {
        if (xs.length == 0) {
            throw new IllegalArgumentException("concat: nothing to concatenate; give one array or more");
        }
        Shape first = xs[0].shape();
        int a = first.axis(axis, "concat");
        for (Variable x : xs) {
            Shape s = x.shape();
            boolean fits = s.ndim() == first.ndim();
            for (int i = 0; fits && i < s.ndim(); i++) {
                fits = i == a || s.dim(i) == first.dim(i);
            }
            if (!fits) {
                throw new ShapeException(
                        "concat: shapes differ beside axis " + a + ": first " + Promotion.describe(xs[0]) + ", another "
                                + Promotion.describe(x) + "; all other lengths must be equal");
            }
        }
        return a;
    }

    static int stackAxis(int axis, Variable[] xs) {
        if (xs.length == 0) {
            throw new IllegalArgumentException("stack: nothing to stack; give one array or more");
        }
        Shape first = xs[0].shape();
        for (Variable x : xs) {
            if (!x.shape().equals(first)) {
                throw new ShapeException("stack: shapes differ: first " + Promotion.describe(xs[0]) + ", another "
                        + Promotion.describe(x) + "; all shapes must be equal");
            }
        }
        return expanded(xs[0], axis).axis(axis, "stack");
    }

    static Variable[] expandAll(int axis, Variable[] xs) {
        Variable[] out = new Variable[xs.length];
        for (int i = 0; i < xs.length; i++) {
            out[i] = F.expandDims(xs[i], axis);
        }
        return out;
    }

    static int[] equalParts(Variable x, int sections, int axis) {
        int n = x.shape().dim(axis);
        if (sections < 1 || n % sections != 0) {
            throw new ShapeException(
                    "split: no equal parts: operand " + Promotion.describe(x) + ", axis " + axis + " of length " + n
                            + " into " + sections + "; give a divisor of the length, or the indices to cut at");
        }
        int[] lengths = new int[sections];
        Arrays.fill(lengths, n / sections);
        return lengths;
    }

    static int[] partsBetween(Variable x, int[] indices, int axis) {
        int n = x.shape().dim(axis);
        int[] lengths = new int[indices.length + 1];
        int from = 0;
        for (int i = 0; i <= indices.length; i++) {
            int cut = i == indices.length ? n : clamped(indices[i], n);
            if (cut < from) {
                throw new ShapeException("split: cut points do not rise: operand " + Promotion.describe(x) + ", axis "
                        + axis + ", indices " + Arrays.toString(indices) + "; give rising indices from 0 to " + n);
            }
            lengths[i] = cut - from;
            from = cut;
        }
        return lengths;
    }

    /** A bound of a slice: negative ones count from the end, those beyond the axis stand for its ends. */
    private static int clamped(int index, int n) {
        int fromStart = index < 0 ? index + n : index;
        return Math.max(0, Math.min(n, fromStart));
    }

    static void checkPad(Variable x, int[] before, int[] after) {
        boolean fits = before.length == x.ndim() && after.length == x.ndim();
        for (int i = 0; fits && i < before.length; i++) {
            fits = before[i] >= 0 && after[i] >= 0;
        }
        if (!fits) {
            throw new ShapeException(
                    "pad: widths do not fit: operand " + Promotion.describe(x) + ", before " + Arrays.toString(before)
                            + ", after " + Arrays.toString(after) + "; give one width from 0 for each axis");
        }
    }

    static boolean isWhole(Variable x, int[] start, int[] count, int[] step) {
        for (int i = 0; i < start.length; i++) {
            if (start[i] != 0 || count[i] != x.shape().dim(i) || step[i] != 1) {
                return false;
            }
        }
        return true;
    }

    static void checkIndex(String op, Variable index) {
        if (index.dtype() != DType.INT64) {
            throw new DTypeException(op + ": indices are not integers: index " + Promotion.describe(index)
                    + "; make them INT64, for instance with astype");
        }
    }
}
