package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link DoubleActivationGrads} by vectors, as far as whole vectors go; each returns how many elements it did. */
final class DoubleVectorActivationGrads {
    private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
    private static final int LENGTH = DoubleLanes.LENGTH;

    private DoubleVectorActivationGrads() {}

    static int relu(int n, double[] gy, int go, double[] y, int yo, double[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            DoubleVector g = DoubleVector.fromArray(SPECIES, gy, go + i);
            DoubleVector v = DoubleVector.fromArray(SPECIES, y, yo + i);
            DoubleVector zero = DoubleVector.zero(SPECIES);
            zero.blend(g, v.compare(GT, 0.0)).intoArray(out, oo + i);
        }
        return body;
    }

    static int tanh(int n, double[] gy, int go, double[] y, int yo, double[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            DoubleVector g = DoubleVector.fromArray(SPECIES, gy, go + i);
            DoubleVector v = DoubleVector.fromArray(SPECIES, y, yo + i);
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            one.sub(v.mul(v)).mul(g).intoArray(out, oo + i);
        }
        return body;
    }

    static int sigmoid(int n, double[] gy, int go, double[] y, int yo, double[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            DoubleVector g = DoubleVector.fromArray(SPECIES, gy, go + i);
            DoubleVector v = DoubleVector.fromArray(SPECIES, y, yo + i);
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            g.mul(v).mul(one.sub(v)).intoArray(out, oo + i);
        }
        return body;
    }
}
