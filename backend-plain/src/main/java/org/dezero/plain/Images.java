package org.dezero.plain;

import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;

/** Convolution and windows of FLOAT32 and FLOAT64 images: finds the loops, and what they need. */
final class Images {
    private Images() {}

    /** Whether there are loops for the dtype; the composed defaults do for the rest. */
    static boolean has(PlainArray x) {
        return x.dtype.isFloating();
    }

    static PlainArray im2col(PlainArray images, Window2d window) {
        PlainArray x = images.compact();
        ImageGrid g = new ImageGrid(x.shape, window);
        int size = g.patchSize() * g.places();
        PlainArray out = arbitrary(x, Shape.of(g.n, g.c, g.kh, g.kw, g.oh, g.ow));
        for (int n = 0; n < g.n; n++) {
            if (x.dtype == DType.FLOAT32) {
                FloatConvolution.patches(g, x.floats(), x.offset + n * g.imageSize(), out.floats(), n * size);
            } else {
                DoubleConvolution.patches(g, x.doubles(), x.offset + n * g.imageSize(), out.doubles(), n * size);
            }
        }
        return out;
    }

    static PlainArray col2im(PlainArray patches, Shape inputShape, Window2d window) {
        PlainArray cols = patches.compact();
        ImageGrid g = new ImageGrid(inputShape, window);
        int size = g.patchSize() * g.places();
        PlainArray out = zeros(cols, inputShape);
        for (int n = 0; n < g.n; n++) {
            if (cols.dtype == DType.FLOAT32) {
                FloatConvolution.addPatches(g, cols.floats(), cols.offset + n * size, out.floats(), n * g.imageSize());
            } else {
                DoubleConvolution.addPatches(
                        g, cols.doubles(), cols.offset + n * size, out.doubles(), n * g.imageSize());
            }
        }
        return out;
    }

    static PlainArray conv2d(PlainArray images, PlainArray filters, Window2d window) {
        PlainArray x = images.compact();
        PlainArray w = filters.compact();
        ImageGrid g = new ImageGrid(x.shape, window);
        int oc = w.shape.dim(0);
        PlainArray out = arbitrary(x, Shape.of(g.n, oc, g.oh, g.ow));
        if (x.dtype == DType.FLOAT32) {
            FloatConvolution.conv2d(g, oc, x.floats(), x.offset, w.floats(), w.offset, out.floats());
        } else {
            DoubleConvolution.conv2d(g, oc, x.doubles(), x.offset, w.doubles(), w.offset, out.doubles());
        }
        return out;
    }

    static PlainArray inputGrad(PlainArray gradients, PlainArray filters, Shape inputShape, Window2d window) {
        PlainArray gy = gradients.compact();
        PlainArray w = filters.compact();
        ImageGrid g = new ImageGrid(inputShape, window);
        int oc = w.shape.dim(0);
        PlainArray out = arbitrary(gy, inputShape);
        if (gy.dtype == DType.FLOAT32) {
            FloatConvolution.inputGrad(g, oc, gy.floats(), gy.offset, w.floats(), w.offset, out.floats());
        } else {
            DoubleConvolution.inputGrad(g, oc, gy.doubles(), gy.offset, w.doubles(), w.offset, out.doubles());
        }
        return out;
    }

    static PlainArray weightGrad(PlainArray images, PlainArray gradients, Window2d window) {
        PlainArray x = images.compact();
        PlainArray gy = gradients.compact();
        ImageGrid g = new ImageGrid(x.shape, window);
        int oc = gy.shape.dim(1);
        PlainArray out = arbitrary(x, Shape.of(oc, g.c, g.kh, g.kw));
        if (x.dtype == DType.FLOAT32) {
            FloatConvolution.weightGrad(g, oc, x.floats(), x.offset, gy.floats(), gy.offset, out.floats());
        } else {
            DoubleConvolution.weightGrad(g, oc, x.doubles(), x.offset, gy.doubles(), gy.offset, out.doubles());
        }
        return out;
    }

    static NdArray[] maxPool2d(PlainArray images, Window2d window) {
        PlainArray x = images.compact();
        ImageGrid g = new ImageGrid(x.shape, window);
        Shape shape = Shape.of(g.n, g.c, g.oh, g.ow);
        PlainArray out = arbitrary(x, shape);
        long[] position = Buffers.longs(shape.size());
        if (x.dtype == DType.FLOAT32) {
            FloatWindows.maxPool(g, x.floats(), x.offset, out.floats(), position);
        } else {
            DoubleWindows.maxPool(g, x.doubles(), x.offset, out.doubles(), position);
        }
        return new NdArray[] {out, x.fresh(DType.INT64, shape, position)};
    }

    static PlainArray windowTake(PlainArray images, PlainArray positions, Window2d window) {
        PlainArray x = images.compact();
        PlainArray p = positions.compact();
        ImageGrid g = new ImageGrid(x.shape, window);
        Indexing.check("windowTake", p.longs(), p.offset, p.shape.size(), 2, g.kh * g.kw);
        PlainArray out = arbitrary(x, p.shape);
        if (x.dtype == DType.FLOAT32) {
            FloatWindows.take(g, x.floats(), x.offset, p.longs(), p.offset, out.floats());
        } else {
            DoubleWindows.take(g, x.doubles(), x.offset, p.longs(), p.offset, out.doubles());
        }
        return out;
    }

    static PlainArray windowScatter(PlainArray gradients, PlainArray positions, Shape inputShape, Window2d window) {
        PlainArray gy = gradients.compact();
        PlainArray p = positions.compact();
        ImageGrid g = new ImageGrid(inputShape, window);
        Indexing.check("windowScatter", p.longs(), p.offset, p.shape.size(), 2, g.kh * g.kw);
        PlainArray out = arbitrary(gy, inputShape);
        if (gy.dtype == DType.FLOAT32) {
            FloatWindows.scatter(g, gy.floats(), gy.offset, p.longs(), p.offset, out.floats());
        } else {
            DoubleWindows.scatter(g, gy.doubles(), gy.offset, p.longs(), p.offset, out.doubles());
        }
        return out;
    }

    private static PlainArray arbitrary(PlainArray like, Shape shape) {
        return like.fresh(like.dtype, shape, Buffers.of(like.dtype, shape.size()));
    }

    private static PlainArray zeros(PlainArray like, Shape shape) {
        return PlainArray.owning(like.backend, like.dtype, shape, Buffers.zeroed(like.dtype, shape.size()));
    }
}
