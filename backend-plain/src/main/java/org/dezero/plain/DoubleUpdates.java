package org.dezero.plain;

/**
 * What optimizers do to a parameter and its state, each in one pass. The steps and their order are those of the separate
 * operations, and so are the bits. A result may be written over the operand that it follows.
 */
final class DoubleUpdates {
    private DoubleUpdates() {}

    /** {@code out = alpha x + beta y}. */
    static void combine(
            int n, double alpha, double[] x, int xo, double beta, double[] y, int yo, double[] out, int oo) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (at, length) -> combinePiece(length, alpha, x, xo + at, beta, y, yo + at, out, oo + at));
        } else {
            combinePiece(n, alpha, x, xo, beta, y, yo, out, oo);
        }
    }

    private static void combinePiece(
            int n, double alpha, double[] x, int xo, double beta, double[] y, int yo, double[] out, int oo) {
        int done = Simd.ON ? DoubleVectorUpdates.combine(n, alpha, x, xo, beta, y, yo, out, oo) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = x[xo + i] * alpha + y[yo + i] * beta;
        }
    }

    /**
     * Adam: {@code nextM = m + meanShare (g - m)}, {@code nextV = v + squareShare (g^2 - v)} and
     * {@code nextP = p - rate nextM / (sqrt(nextV) + eps)}.
     */
    static void adam(
            int n,
            double meanShare,
            double squareShare,
            double rate,
            double eps,
            double[] m,
            int mo,
            double[] v,
            int vo,
            double[] g,
            int go,
            double[] p,
            int po,
            double[] nextM,
            double[] nextV,
            double[] nextP) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (at, length) -> adamPiece(
                            length,
                            meanShare,
                            squareShare,
                            rate,
                            eps,
                            m,
                            mo + at,
                            v,
                            vo + at,
                            g,
                            go + at,
                            p,
                            po + at,
                            nextM,
                            nextV,
                            nextP,
                            at));
        } else {
            adamPiece(n, meanShare, squareShare, rate, eps, m, mo, v, vo, g, go, p, po, nextM, nextV, nextP, 0);
        }
    }

    private static void adamPiece(
            int n,
            double meanShare,
            double squareShare,
            double rate,
            double eps,
            double[] m,
            int mo,
            double[] v,
            int vo,
            double[] g,
            int go,
            double[] p,
            int po,
            double[] nextM,
            double[] nextV,
            double[] nextP,
            int at) {
        int done = Simd.ON
                ? DoubleVectorUpdates.adam(
                        n, meanShare, squareShare, rate, eps, m, mo, v, vo, g, go, p, po, nextM, nextV, nextP, at)
                : 0;
        for (int i = done; i < n; i++) {
            double gi = g[go + i];
            double mi = m[mo + i] + (gi - m[mo + i]) * meanShare;
            double vi = v[vo + i] + (gi * gi - v[vo + i]) * squareShare;
            nextM[at + i] = mi;
            nextV[at + i] = vi;
            nextP[at + i] = p[po + i] - mi * rate / (Math.sqrt(vi) + eps);
        }
    }
}
