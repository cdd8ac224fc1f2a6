package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link DoubleUpdates} by vectors, as far as whole vectors go; each returns how many elements it did. */
final class DoubleVectorUpdates {
    private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
    private static final int LENGTH = DoubleLanes.LENGTH;

    private DoubleVectorUpdates() {}

    static int combine(int n, double alpha, double[] x, int xo, double beta, double[] y, int yo, double[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, x, xo + i).mul(alpha);
            DoubleVector b = DoubleVector.fromArray(SPECIES, y, yo + i).mul(beta);
            a.add(b).intoArray(out, oo + i);
        }
        return body;
    }

    static int adam(
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
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            DoubleVector grad = DoubleVector.fromArray(SPECIES, g, go + i);
            DoubleVector mean = DoubleVector.fromArray(SPECIES, m, mo + i);
            mean = mean.add(grad.sub(mean).mul(meanShare));
            DoubleVector square = DoubleVector.fromArray(SPECIES, v, vo + i);
            square = square.add(grad.mul(grad).sub(square).mul(squareShare));
            DoubleVector step = mean.mul(rate).div(square.sqrt().add(eps));
            DoubleVector after = DoubleVector.fromArray(SPECIES, p, po + i).sub(step);
            mean.intoArray(nextM, at + i);
            square.intoArray(nextV, at + i);
            after.intoArray(nextP, at + i);
        }
        return body;
    }
}
