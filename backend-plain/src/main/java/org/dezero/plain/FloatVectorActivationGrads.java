package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link FloatActivationGrads} by vectors, as far as whole vectors go; each returns how many elements it did. */
final class FloatVectorActivationGrads {
    private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
    private static final int LENGTH = FloatLanes.LENGTH;

    private FloatVectorActivationGrads() {}

    static int relu(int n, float[] gy, int go, float[] y, int yo, float[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            FloatVector g = FloatVector.fromArray(SPECIES, gy, go + i);
            FloatVector v = FloatVector.fromArray(SPECIES, y, yo + i);
            FloatVector zero = FloatVector.zero(SPECIES);
            zero.blend(g, v.compare(GT, 0f)).intoArray(out, oo + i);
        }
        return body;
    }

    static int tanh(int n, float[] gy, int go, float[] y, int yo, float[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            FloatVector g = FloatVector.fromArray(SPECIES, gy, go + i);
            FloatVector v = FloatVector.fromArray(SPECIES, y, yo + i);
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            one.sub(v.mul(v)).mul(g).intoArray(out, oo + i);
        }
        return body;
    }

    static int sigmoid(int n, float[] gy, int go, float[] y, int yo, float[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            FloatVector g = FloatVector.fromArray(SPECIES, gy, go + i);
            FloatVector v = FloatVector.fromArray(SPECIES, y, yo + i);
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            g.mul(v).mul(one.sub(v)).intoArray(out, oo + i);
        }
        return body;
    }
}
