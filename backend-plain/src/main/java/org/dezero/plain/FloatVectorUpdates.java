package org.dezero.plain;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link FloatUpdates} by vectors, as far as whole vectors go; each returns how many elements it did. */
final class FloatVectorUpdates {
    private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
    private static final int LENGTH = FloatLanes.LENGTH;

    private FloatVectorUpdates() {}

    static int combine(int n, float alpha, float[] x, int xo, float beta, float[] y, int yo, float[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, xo + i).mul(alpha);
            FloatVector b = FloatVector.fromArray(SPECIES, y, yo + i).mul(beta);
            a.add(b).intoArray(out, oo + i);
        }
        return body;
    }

    static int adam(
            int n,
            float meanShare,
            float squareShare,
            float rate,
            float eps,
            float[] m,
            int mo,
            float[] v,
            int vo,
            float[] g,
            int go,
            float[] p,
            int po,
            float[] nextM,
            float[] nextV,
            float[] nextP,
            int at) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            FloatVector grad = FloatVector.fromArray(SPECIES, g, go + i);
            FloatVector mean = FloatVector.fromArray(SPECIES, m, mo + i);
            mean = mean.add(grad.sub(mean).mul(meanShare));
            FloatVector square = FloatVector.fromArray(SPECIES, v, vo + i);
            square = square.add(grad.mul(grad).sub(square).mul(squareShare));
            FloatVector step = mean.mul(rate).div(square.sqrt().add(eps));
            FloatVector after = FloatVector.fromArray(SPECIES, p, po + i).sub(step);
            mean.intoArray(nextM, at + i);
            square.intoArray(nextV, at + i);
            after.intoArray(nextP, at + i);
        }
        return body;
    }
}
