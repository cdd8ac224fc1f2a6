package org.dezero.plain;

import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/** Products of matrices. */
final class Products {
    private Products() {}

    static PlainArray matmul(PlainArray x, PlainArray y) {
        int m = x.shape.dim(0);
        int k = x.shape.dim(1);
        int n = y.shape.dim(1);
        Object out;
        switch (x.dtype) {
            case FLOAT32:
                float[] floats = Buffers.floats(m * n);
                FloatProducts.product(m, k, n, floats(x, 0), floats(y, 0), floats, 0);
                out = floats;
                break;
            case FLOAT64:
                double[] doubles = Buffers.doubles(m * n);
                DoubleProducts.product(m, k, n, doubles(x, 0), doubles(y, 0), doubles, 0);
                out = doubles;
                break;
            case INT64:
                out = Buffers.zeroed(x.dtype, m * n);
                addLongs(x, x.offset, 0, y, y.offset, (long[]) out, 0);
                break;
            default:
                throw PlainBackend.unsupported("matmul", x.dtype);
        }
        return x.fresh(x.dtype, Shape.of(m, n), out);
    }

    /** {@code gy b^T} and {@code a^T gy}, the latter added to {@code sum}, which is given up, if there is one. */
    static PlainArray[] gradients(PlainArray gy, PlainArray a, PlainArray b, @Nullable PlainArray sum) {
        int m = a.shape.dim(0);
        int k = a.shape.dim(1);
        int n = b.shape.dim(1);
        Object left = Buffers.of(a.dtype, m * k);
        Object right = sum == null ? Buffers.of(a.dtype, k * n) : grown(sum, gy, a, b);
        boolean add = sum != null;
        Workers.Part product;
        if (a.dtype == DType.FLOAT32) {
            FloatMatrix g = floats(gy, 0);
            FloatMatrix x = floats(a, 0).transposed();
            FloatMatrix y = floats(b, 0).transposed();
            product = part -> {
                if (part == 0) {
                    FloatProducts.product(m, n, k, g, y, (float[]) left, 0);
                } else if (add) {
                    FloatProducts.addProduct(k, m, n, x, g, (float[]) right, 0);
                } else {
                    FloatProducts.product(k, m, n, x, g, (float[]) right, 0);
                }
            };
        } else {
            DoubleMatrix g = doubles(gy, 0);
            DoubleMatrix x = doubles(a, 0).transposed();
            DoubleMatrix y = doubles(b, 0).transposed();
            product = part -> {
                if (part == 0) {
                    DoubleProducts.product(m, n, k, g, y, (double[]) left, 0);
                } else if (add) {
                    DoubleProducts.addProduct(k, m, n, x, g, (double[]) right, 0);
                } else {
                    DoubleProducts.product(k, m, n, x, g, (double[]) right, 0);
                }
            };
        }
        long work = (long) m * k * n;
        if (work >= Tiling.PAIRED_WORK && work < Tiling.SHARED_WORK) {
            Workers.run(2, product);
        } else {
            product.run(0);
            product.run(1);
        }
        return new PlainArray[] {a.fresh(a.dtype, Shape.of(m, k), left), a.fresh(a.dtype, Shape.of(k, n), right)};
    }

    /** The memory of a sum that a product is added to; new memory where others see it, or the product reads it. */
    private static Object grown(PlainArray sum, PlainArray gy, PlainArray a, PlainArray b) {
        boolean isOperand = sum == gy || sum == a || sum == b;
        return sum.giveUp("matmulGrads") && !isOperand ? sum.data : Movement.copied(sum);
    }

    static PlainArray batchMatmul(PlainArray x, PlainArray y) {
        int batch = x.shape.dim(0);
        int m = x.shape.dim(1);
        int k = x.shape.dim(2);
        int n = y.shape.dim(2);
        int xs = x.strides()[0];
        int ys = y.strides()[0];
        Shape shape = Shape.of(batch, m, n);
        Object out;
        switch (x.dtype) {
            case FLOAT32:
                float[] floats = Buffers.floats(shape.size());
                FloatProducts.products(batch, m, k, n, floats(x, 1), xs, floats(y, 1), ys, floats, 0);
                out = floats;
                break;
            case FLOAT64:
                double[] doubles = Buffers.doubles(shape.size());
                DoubleProducts.products(batch, m, k, n, doubles(x, 1), xs, doubles(y, 1), ys, doubles, 0);
                out = doubles;
                break;
            case INT64:
                out = Buffers.zeroed(x.dtype, shape.size());
                for (int i = 0; i < batch; i++) {
                    addLongs(x, x.offset + i * xs, 1, y, y.offset + i * ys, (long[]) out, i * m * n);
                }
                break;
            default:
                throw PlainBackend.unsupported("batchMatmul", x.dtype);
        }
        return x.fresh(x.dtype, shape, out);
    }

    static PlainArray linear(PlainArray x, PlainArray w, PlainArray b) {
        PlainArray bias = b.compact();
        int m = x.shape.dim(0);
        int k = x.shape.dim(1);
        int n = w.shape.dim(1);
        Object out;
        switch (x.dtype) {
            case FLOAT32:
                float[] floats = Buffers.floats(m * n);
                FloatProducts.productPlus(m, k, n, floats(x, 0), floats(w, 0), bias.floats(), bias.offset, floats, 0);
                out = floats;
                break;
            case FLOAT64:
                double[] doubles = Buffers.doubles(m * n);
                DoubleProducts.productPlus(
                        m, k, n, doubles(x, 0), doubles(w, 0), bias.doubles(), bias.offset, doubles, 0);
                out = doubles;
                break;
            case INT64:
                out = Buffers.of(x.dtype, m * n);
                for (int i = 0; i < m; i++) {
                    System.arraycopy(bias.data, bias.offset, out, i * n, n);
                }
                addLongs(x, x.offset, 0, w, w.offset, (long[]) out, 0);
                break;
            default:
                throw PlainBackend.unsupported("linear", x.dtype);
        }
        return x.fresh(x.dtype, Shape.of(m, n), out);
    }

    /** The matrix that the axes {@code axis} and {@code axis + 1} span. */
    private static FloatMatrix floats(PlainArray x, int axis) {
        int[] s = x.strides();
        return new FloatMatrix(x.floats(), x.offset, s[axis], s[axis + 1]);
    }

    /** The matrix that the axes {@code axis} and {@code axis + 1} span. */
    private static DoubleMatrix doubles(PlainArray x, int axis) {
        int[] s = x.strides();
        return new DoubleMatrix(x.doubles(), x.offset, s[axis], s[axis + 1]);
    }

    /** Adds to C the product of the matrices that the axes {@code axis} and {@code axis + 1} span from given places on. */
    private static void addLongs(PlainArray x, int xo, int axis, PlainArray y, int yo, long[] c, int co) {
        int[] s = x.strides();
        int[] t = y.strides();
        LongProducts.addProduct(
                x.shape.dim(axis),
                x.shape.dim(axis + 1),
                y.shape.dim(axis + 1),
                x.longs(),
                xo,
                s[axis],
                s[axis + 1],
                y.longs(),
                yo,
                t[axis],
                t[axis + 1],
                c,
                co);
    }
}
