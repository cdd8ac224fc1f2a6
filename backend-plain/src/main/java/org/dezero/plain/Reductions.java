package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;

/** Sums and extremes along axes. */
final class Reductions {
    private Reductions() {}

    static PlainArray reduce(ReduceOp op, PlainArray p, int[] axes, boolean keepDims) {
        if (p.dtype == DType.BOOL) {
            throw PlainBackend.unsupported(op, p.dtype);
        }
        if (axes.length == 0) {
            return p.alias();
        }
        Shape shape = p.shape.reduce(axes, keepDims);
        if (p.shape.size() == 0) {
            if (op != ReduceOp.SUM && shape.size() > 0) {
                throw emptyAxis(PlainBackend.lowerCase(op), p);
            }
            return p.fresh(p.dtype, shape, Buffers.zeroed(p.dtype, shape.size()));
        }
        return reduceRuns(op, p.compact(), axes, shape);
    }

    /** Reduces one run of neighbouring axes after the other, the last first. */
    private static PlainArray reduceRuns(ReduceOp op, PlainArray x, int[] axes, Shape shape) {
        boolean[] reduced = new boolean[x.shape.ndim()];
        for (int axis : axes) {
            reduced[axis] = true;
        }
        PlainArray now = x;
        int inner = 1;
        int i = reduced.length - 1;
        while (i >= 0) {
            // An axis of length 1 belongs to either kind and so never ends a run.
            for (; i >= 0 && (!reduced[i] || x.shape.dim(i) == 1); i--) {
                inner *= x.shape.dim(i);
            }
            int n = 1;
            for (; i >= 0 && (reduced[i] || x.shape.dim(i) == 1); i--) {
                n *= x.shape.dim(i);
            }
            if (n > 1) {
                now = reduceMiddle(op, now, now.shape.size() / n / inner, n, inner);
            }
        }
        return now == x ? x.rowOrderView(shape) : now.relabel(shape);
    }

    private static PlainArray reduceMiddle(ReduceOp op, PlainArray x, int outer, int n, int inner) {
        Object out = Buffers.of(x.dtype, outer * inner);
        switch (x.dtype) {
            case FLOAT32:
                FloatReductions.reduce(op, outer, n, inner, x.floats(), x.offset, (float[]) out);
                break;
            case FLOAT64:
                DoubleReductions.reduce(op, outer, n, inner, x.doubles(), x.offset, (double[]) out);
                break;
            default:
                LongReductions.reduce(op, outer, n, inner, x.longs(), x.offset, (long[]) out);
        }
        return x.fresh(x.dtype, Shape.of(outer * inner), out);
    }

    private static ShapeException emptyAxis(String op, PlainArray x) {
        return new ShapeException(op + ": nothing to choose from along an axis of length 0: operand " + x.shape + " "
                + x.dtype + "; only a sum over nothing has a value");
    }

    static PlainArray argMax(PlainArray x, int axis) {
        PlainArray p = x.compact();
        int n = p.shape.dim(axis);
        Shape shape = p.shape.reduce(new int[] {axis}, false);
        long[] out = Buffers.longs(shape.size());
        if (out.length > 0) {
            if (n == 0) {
                throw emptyAxis("argMax", p);
            }
            int outer = Entries.product(p.shape, 0, axis);
            int inner = out.length / outer;
            switch (p.dtype) {
                case FLOAT32:
                    FloatReductions.argMax(outer, n, inner, p.floats(), p.offset, out);
                    break;
                case FLOAT64:
                    DoubleReductions.argMax(outer, n, inner, p.doubles(), p.offset, out);
                    break;
                case INT64:
                    LongReductions.argMax(outer, n, inner, p.longs(), p.offset, out);
                    break;
                default:
                    throw PlainBackend.unsupported("argMax", p.dtype);
            }
        }
        return x.fresh(DType.INT64, shape, out);
    }

    static PlainArray sumTo(PlainArray p, Shape shape) {
        if (p.shape.equals(shape)) {
            return p.alias();
        }
        int lead = p.shape.ndim() - shape.ndim();
        int[] axes = new int[p.shape.ndim()];
        int n = 0;
        for (int i = 0; i < axes.length; i++) {
            if (i < lead || (shape.dim(i - lead) == 1 && p.shape.dim(i) != 1)) {
                axes[n++] = i;
            }
        }
        PlainArray sum = reduce(ReduceOp.SUM, p, Arrays.copyOf(axes, n), true);
        return sum.fillsData() ? sum.relabel(shape) : Views.reshape(sum, shape);
    }
}
