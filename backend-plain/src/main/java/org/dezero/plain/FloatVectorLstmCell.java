package org.dezero.plain;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link FloatLstmCell} by vectors, on one row and as far as whole vectors go; each returns how many elements it did. */
final class FloatVectorLstmCell {
    private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
    private static final int LENGTH = FloatLanes.LENGTH;

    private FloatVectorLstmCell() {}

    static int next(int h, float[] a, int f, int i, int u, float[] c, int co, float[] next, int no) {
        int body = SPECIES.loopBound(h);
        for (int k = 0; k < body; k += LENGTH) {
            FloatVector kept = FloatVector.fromArray(SPECIES, a, f + k).mul(FloatVector.fromArray(SPECIES, c, co + k));
            FloatVector added = FloatVector.fromArray(SPECIES, a, i + k).mul(FloatVector.fromArray(SPECIES, a, u + k));
            kept.add(added).intoArray(next, no + k);
        }
        return body;
    }

    static int out(int h, float[] a, int o, float[] shown, int so, float[] out) {
        int body = SPECIES.loopBound(h);
        for (int k = 0; k < body; k += LENGTH) {
            FloatVector y = FloatVector.fromArray(SPECIES, shown, so + k);
            y.mul(FloatVector.fromArray(SPECIES, a, o + k)).intoArray(out, so + k);
        }
        return body;
    }

    static int gradient(
            int h,
            int q,
            float[] gh,
            int gho,
            float[] gNext,
            int gno,
            float[] activated,
            int ao,
            float[] c,
            int co,
            float[] shown,
            int so,
            float[] gGates,
            int ggo,
            float[] gc) {
        int body = SPECIES.loopBound(h);
        for (int k = 0; k < body; k += LENGTH) {
            int a = ggo + k;
            FloatVector one = FloatVector.broadcast(SPECIES, 1);
            FloatVector dh = FloatVector.fromArray(SPECIES, gh, gho + k);
            FloatVector y = FloatVector.fromArray(SPECIES, shown, so + k);
            FloatVector o = FloatVector.fromArray(SPECIES, activated, ao + k + 2 * h);
            FloatVector g =
                    FloatVector.fromArray(SPECIES, gNext, gno + k).add(dh.mul(o).mul(one.sub(y.mul(y))));
            dh.mul(y).mul(o).mul(one.sub(o)).intoArray(gGates, a + 2 * h);
            FloatVector f = FloatVector.fromArray(SPECIES, activated, ao + k);
            FloatVector before = FloatVector.fromArray(SPECIES, c, co + k);
            g.mul(before).mul(f).mul(one.sub(f)).intoArray(gGates, a);
            g.mul(f).intoArray(gc, q + k);
            FloatVector i = FloatVector.fromArray(SPECIES, activated, ao + k + h);
            FloatVector u = FloatVector.fromArray(SPECIES, activated, ao + k + 3 * h);
            g.mul(u).mul(i).mul(one.sub(i)).intoArray(gGates, a + h);
            g.mul(i).mul(one.sub(u.mul(u))).intoArray(gGates, a + 3 * h);
        }
        return body;
    }
}
