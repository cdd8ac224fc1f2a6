package org.dezero.plain;

import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** Batch normalisation in few passes: finds the loop. */
final class BatchNorms {
    private BatchNorms() {}

    /** Whether there is a loop for an operand; the composed defaults do for the rest. */
    static boolean has(PlainArray x) {
        return x.dtype.isFloating() && x.shape.size() > 0;
    }

    static NdArray[] forward(PlainArray images, PlainArray gammas, PlainArray betas, double eps) {
        PlainArray x = images.compact();
        PlainArray gamma = gammas.compact();
        PlainArray beta = betas.compact();
        int n = x.shape.dim(0);
        int c = x.shape.dim(1);
        int inner = x.shape.size() / n / c;
        Object out = Buffers.of(x.dtype, x.shape.size());
        Object mean = Buffers.of(x.dtype, c);
        Object var = Buffers.of(x.dtype, c);
        if (x.dtype == DType.FLOAT32) {
            FloatBatchNorm.forward(
                    n,
                    c,
                    inner,
                    x.floats(),
                    x.offset,
                    gamma.floats(),
                    gamma.offset,
                    beta.floats(),
                    beta.offset,
                    (float) eps,
                    (float[]) out,
                    (float[]) mean,
                    (float[]) var);
        } else {
            DoubleBatchNorm.forward(
                    n,
                    c,
                    inner,
                    x.doubles(),
                    x.offset,
                    gamma.doubles(),
                    gamma.offset,
                    beta.doubles(),
                    beta.offset,
                    eps,
                    (double[]) out,
                    (double[]) mean,
                    (double[]) var);
        }
        Shape channels = gamma.shape;
        return new NdArray[] {
            x.fresh(x.dtype, x.shape, out), x.fresh(x.dtype, channels, mean), x.fresh(x.dtype, channels, var)
        };
    }

    static NdArray[] gradient(
            PlainArray outGrad, PlainArray images, PlainArray gammas, PlainArray means, PlainArray vars, double eps) {
        PlainArray gy = outGrad.compact();
        PlainArray x = images.compact();
        PlainArray gamma = gammas.compact();
        PlainArray mean = means.compact();
        PlainArray var = vars.compact();
        int n = x.shape.dim(0);
        int c = x.shape.dim(1);
        int inner = x.shape.size() / n / c;
        Object gx = Buffers.of(x.dtype, x.shape.size());
        Object gGamma = Buffers.of(x.dtype, c);
        Object gBeta = Buffers.of(x.dtype, c);
        if (x.dtype == DType.FLOAT32) {
            FloatBatchNorm.gradient(
                    n,
                    c,
                    inner,
                    gy.floats(),
                    gy.offset,
                    x.floats(),
                    x.offset,
                    gamma.floats(),
                    gamma.offset,
                    mean.floats(),
                    mean.offset,
                    var.floats(),
                    var.offset,
                    (float) eps,
                    (float[]) gx,
                    (float[]) gGamma,
                    (float[]) gBeta);
        } else {
            DoubleBatchNorm.gradient(
                    n,
                    c,
                    inner,
                    gy.doubles(),
                    gy.offset,
                    x.doubles(),
                    x.offset,
                    gamma.doubles(),
                    gamma.offset,
                    mean.doubles(),
                    mean.offset,
                    var.doubles(),
                    var.offset,
                    eps,
                    (double[]) gx,
                    (double[]) gGamma,
                    (double[]) gBeta);
        }
        Shape channels = gamma.shape;
        return new NdArray[] {
            x.fresh(x.dtype, x.shape, gx), x.fresh(x.dtype, channels, gGamma), x.fresh(x.dtype, channels, gBeta)
        };
    }
}
