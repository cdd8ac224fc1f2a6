package org.dezero.plain;

import org.dezero.array.DType;
import org.dezero.array.Shape;

/** The same elements seen in another way, where memory allows it, and put side by side. */
final class Views {
    private Views() {}

    static PlainArray reshape(PlainArray p, Shape shape) {
        if (p.isRowOrder()) {
            return p.rowOrderView(shape);
        }
        int[] strides = Strides.reshape(p.shape, p.strides(), shape);
        return strides == null ? p.fresh(p.dtype, shape, Movement.copied(p)) : p.view(shape, p.offset, strides);
    }

    static PlainArray transpose(PlainArray p, int[] axes) {
        int[] from = p.strides();
        int[] strides = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            strides[i] = from[axes[i]];
        }
        return p.view(p.shape.permute(axes), p.offset, strides);
    }

    static PlainArray broadcastTo(PlainArray p, Shape shape) {
        if (p.shape.equals(shape)) {
            return p.alias();
        }
        return p.view(shape, p.offset, Strides.broadcast(p.shape, p.strides(), shape));
    }

    static PlainArray slice(PlainArray p, int[] start, int[] count, int[] step) {
        int[] strides = p.strides().clone();
        int offset = p.offset;
        for (int i = 0; i < strides.length; i++) {
            offset += start[i] * strides[i];
            strides[i] *= step[i];
        }
        return p.view(Shape.of(count), offset, strides);
    }

    static PlainArray pad(PlainArray p, int[] before, int[] after, int[] interior, double value) {
        int[] dims = p.shape.dims();
        for (int i = 0; i < dims.length; i++) {
            dims[i] += before[i] + after[i] + Math.max(dims[i] - 1, 0) * interior[i];
        }
        Shape shape = Shape.of(dims);
        PlainArray out = p.fresh(p.dtype, shape, filled(p.dtype, shape.size(), value));
        int[] to = Strides.rowOrder(shape);
        int offset = 0;
        for (int i = 0; i < to.length; i++) {
            offset += before[i] * to[i];
            to[i] *= interior[i] + 1;
        }
        Movement.copy(p.shape, p.data, p.offset, p.strides(), out.data, offset, to);
        return out;
    }

    static PlainArray concat(PlainArray[] xs, int axis) {
        int length = 0;
        for (PlainArray x : xs) {
            length += x.shape.dim(axis);
        }
        Shape shape = xs[0].shape.with(axis, length);
        DType dtype = xs[0].dtype;
        Object out = Buffers.of(dtype, shape.size());
        int[] to = Strides.rowOrder(shape);
        int offset = 0;
        for (PlainArray p : xs) {
            Movement.copy(p.shape, p.data, p.offset, p.strides(), out, offset, to);
            offset += p.shape.dim(axis) * to[axis];
        }
        return xs[0].fresh(dtype, shape, out);
    }

    /** A Java array with every element {@code value}. */
    static Object filled(DType dtype, int length, double value) {
        // -0.0 is not what a new Java array holds.
        if (value == 0 && 1 / value > 0) {
            return Buffers.zeroed(dtype, length);
        }
        Object data = Buffers.of(dtype, length);
        Movement.fill(data, value);
        return data;
    }
}
