package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.Shape;

/** Entries picked by an index, and added at one. */
final class Entries {
    private Entries() {}

    /** The product of the lengths of some axes. */
    static int product(Shape shape, int from, int to) {
        int out = 1;
        for (int i = from; i < to; i++) {
            out *= shape.dim(i);
        }
        return out;
    }

    static PlainArray take(PlainArray x, PlainArray index, int axis) {
        PlainArray p = x.compact();
        PlainArray i = index.compact();
        int length = p.shape.dim(axis);
        int n = i.shape.size();
        Indexing.check("take", i.longs(), i.offset, n, axis, length);
        Shape shape = p.shape.replace(axis, i.shape);
        Object out = Buffers.of(p.dtype, shape.size());
        if (shape.size() > 0) {
            int outer = product(p.shape, 0, axis);
            int inner = product(p.shape, axis + 1, p.shape.ndim());
            Indexing.take(outer, length, inner, p.data, p.offset, i.longs(), i.offset, n, out);
        }
        return p.fresh(p.dtype, shape, out);
    }

    static PlainArray scatterAdd(Shape shape, PlainArray index, PlainArray updates, int axis) {
        PlainArray u = updates.compact();
        PlainArray i = index.compact();
        if (u.dtype == DType.BOOL) {
            throw PlainBackend.unsupported("scatterAdd", u.dtype);
        }
        int length = shape.dim(axis);
        int n = i.shape.size();
        Indexing.check("scatterAdd", i.longs(), i.offset, n, axis, length);
        Object out = Buffers.zeroed(u.dtype, shape.size());
        if (u.shape.size() > 0) {
            int outer = product(shape, 0, axis);
            int inner = product(shape, axis + 1, shape.ndim());
            Indexing.scatterAdd(outer, length, inner, u.data, u.offset, i.longs(), i.offset, n, out);
        }
        return u.fresh(u.dtype, shape, out);
    }

    static PlainArray oneHot(PlainArray index, int depth, DType dtype) {
        PlainArray i = index.compact();
        int n = i.shape.size();
        Indexing.check("oneHot", i.longs(), i.offset, n, i.shape.ndim(), depth);
        int[] dims = Arrays.copyOf(i.shape.dims(), i.shape.ndim() + 1);
        dims[dims.length - 1] = depth;
        Shape shape = Shape.of(dims);
        Object out = Buffers.zeroed(dtype, shape.size());
        Indexing.setOnes(i.longs(), i.offset, n, depth, out);
        return i.fresh(dtype, shape, out);
    }
}
