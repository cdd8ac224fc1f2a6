package org.dezero.plain;

import org.dezero.array.DType;

/** What optimizers do to a parameter and its state: brings operands into a form that the loops take. */
final class Updates {
    private Updates() {}

    static PlainArray combine(double alpha, PlainArray x, double beta, PlainArray y) {
        PlainArray p = x.compact();
        PlainArray q = y.compact();
        int n = p.shape.size();
        Object out = Buffers.of(p.dtype, n);
        if (p.dtype == DType.FLOAT32) {
            FloatUpdates.combine(
                    n, (float) alpha, p.floats(), p.offset, (float) beta, q.floats(), q.offset, (float[]) out, 0);
        } else {
            DoubleUpdates.combine(n, alpha, p.doubles(), p.offset, beta, q.doubles(), q.offset, (double[]) out, 0);
        }
        return p.fresh(p.dtype, p.shape, out);
    }

    /** The parameter, the mean and the mean of squares after a step. */
    static PlainArray[] adam(
            PlainArray parameter,
            PlainArray mean,
            PlainArray square,
            PlainArray grad,
            double meanShare,
            double squareShare,
            double rate,
            double eps) {
        PlainArray p = parameter.compact();
        PlainArray m = mean.compact();
        PlainArray v = square.compact();
        PlainArray g = grad.compact();
        int n = p.shape.size();
        Object nextP = Buffers.of(p.dtype, n);
        Object nextM = Buffers.of(p.dtype, n);
        Object nextV = Buffers.of(p.dtype, n);
        if (p.dtype == DType.FLOAT32) {
            FloatUpdates.adam(
                    n,
                    (float) meanShare,
                    (float) squareShare,
                    (float) rate,
                    (float) eps,
                    m.floats(),
                    m.offset,
                    v.floats(),
                    v.offset,
                    g.floats(),
                    g.offset,
                    p.floats(),
                    p.offset,
                    (float[]) nextM,
                    (float[]) nextV,
                    (float[]) nextP);
        } else {
            DoubleUpdates.adam(
                    n,
                    meanShare,
                    squareShare,
                    rate,
                    eps,
                    m.doubles(),
                    m.offset,
                    v.doubles(),
                    v.offset,
                    g.doubles(),
                    g.offset,
                    p.doubles(),
                    p.offset,
                    (double[]) nextM,
                    (double[]) nextV,
                    (double[]) nextP);
        }
        return new PlainArray[] {
            p.fresh(p.dtype, p.shape, nextP), p.fresh(p.dtype, p.shape, nextM), p.fresh(p.dtype, p.shape, nextV)
        };
    }
}
