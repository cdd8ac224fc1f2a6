package org.dezero.plain;

import org.dezero.array.Shape;

/** Products of matrices. */
final class Products {
    private Products() {}

    static PlainArray matmul(PlainArray x, PlainArray y) {
        int m = x.shape.dim(0);
        int n = y.shape.dim(1);
        PlainArray out = x.fresh(x.dtype, Shape.of(m, n), Buffers.zeroed(x.dtype, m * n));
        addProduct("matmul", x, x.offset, 0, y, y.offset, out.data, 0);
        return out;
    }

    /** Adds to C the product of the matrices that the axes {@code axis} and {@code axis + 1} span from given places on. */
    private static void addProduct(String op, PlainArray x, int xo, int axis, PlainArray y, int yo, Object c, int co) {
        int m = x.shape.dim(axis);
        int k = x.shape.dim(axis + 1);
        int n = y.shape.dim(axis + 1);
        int[] s = x.strides();
        int[] t = y.strides();
        int ar = s[axis];
        int ac = s[axis + 1];
        int br = t[axis];
        int bc = t[axis + 1];
        switch (x.dtype) {
            case FLOAT32:
                FloatProducts.addProduct(m, k, n, x.floats(), xo, ar, ac, y.floats(), yo, br, bc, (float[]) c, co);
                break;
            case FLOAT64:
                DoubleProducts.addProduct(m, k, n, x.doubles(), xo, ar, ac, y.doubles(), yo, br, bc, (double[]) c, co);
                break;
            case INT64:
                LongProducts.addProduct(m, k, n, x.longs(), xo, ar, ac, y.longs(), yo, br, bc, (long[]) c, co);
                break;
            default:
                throw PlainBackend.unsupported(op, x.dtype);
        }
    }

    static PlainArray batchMatmul(PlainArray x, PlainArray y) {
        int batch = x.shape.dim(0);
        int m = x.shape.dim(1);
        int n = y.shape.dim(2);
        Shape shape = Shape.of(batch, m, n);
        Object out = Buffers.zeroed(x.dtype, shape.size());
        int xs = x.strides()[0];
        int ys = y.strides()[0];
        for (int i = 0; i < batch; i++) {
            addProduct("batchMatmul", x, x.offset + i * xs, 1, y, y.offset + i * ys, out, i * m * n);
        }
        return x.fresh(x.dtype, shape, out);
    }

    static PlainArray linear(PlainArray p, PlainArray q, PlainArray b) {
        PlainArray bias = b.compact();
        int m = p.shape.dim(0);
        int n = q.shape.dim(1);
        Object out = Buffers.of(p.dtype, m * n);
        // The sums start from the bias: one pass over the result less.
        for (int i = 0; i < m; i++) {
            System.arraycopy(bias.data, bias.offset, out, i * n, n);
        }
        addProduct("linear", p, p.offset, 0, q, q.offset, out, 0);
        return p.fresh(p.dtype, Shape.of(m, n), out);
    }
}
