package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link DoubleLstmCell} by vectors, on one row and as far as whole vectors go; each returns how many elements it did. */
final class DoubleVectorLstmCell {
    private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
    private static final int LENGTH = DoubleLanes.LENGTH;

    private DoubleVectorLstmCell() {}

    static int next(int h, double[] a, int f, int i, int u, double[] c, int co, double[] next, int no) {
        int body = SPECIES.loopBound(h);
        for (int k = 0; k < body; k += LENGTH) {
            DoubleVector kept =
                    DoubleVector.fromArray(SPECIES, a, f + k).mul(DoubleVector.fromArray(SPECIES, c, co + k));
            DoubleVector added =
                    DoubleVector.fromArray(SPECIES, a, i + k).mul(DoubleVector.fromArray(SPECIES, a, u + k));
            kept.add(added).intoArray(next, no + k);
        }
        return body;
    }

    static int out(int h, double[] a, int o, double[] shown, int so, double[] out) {
        int body = SPECIES.loopBound(h);
        for (int k = 0; k < body; k += LENGTH) {
            DoubleVector y = DoubleVector.fromArray(SPECIES, shown, so + k);
            y.mul(DoubleVector.fromArray(SPECIES, a, o + k)).intoArray(out, so + k);
        }
        return body;
    }

    static int gradient(
            int h,
            int q,
            double[] gh,
            int gho,
            double[] gNext,
            int gno,
            double[] activated,
            int ao,
            double[] c,
            int co,
            double[] shown,
            int so,
            double[] gGates,
            int ggo,
            double[] gc) {
        int body = SPECIES.loopBound(h);
        for (int k = 0; k < body; k += LENGTH) {
            int a = ggo + k;
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            DoubleVector dh = DoubleVector.fromArray(SPECIES, gh, gho + k);
            DoubleVector y = DoubleVector.fromArray(SPECIES, shown, so + k);
            DoubleVector o = DoubleVector.fromArray(SPECIES, activated, ao + k + 2 * h);
            DoubleVector g = DoubleVector.fromArray(SPECIES, gNext, gno + k)
                    .add(dh.mul(o).mul(one.sub(y.mul(y))));
            dh.mul(y).mul(o).mul(one.sub(o)).intoArray(gGates, a + 2 * h);
            DoubleVector f = DoubleVector.fromArray(SPECIES, activated, ao + k);
            DoubleVector before = DoubleVector.fromArray(SPECIES, c, co + k);
            g.mul(before).mul(f).mul(one.sub(f)).intoArray(gGates, a);
            g.mul(f).intoArray(gc, q + k);
            DoubleVector i = DoubleVector.fromArray(SPECIES, activated, ao + k + h);
            DoubleVector u = DoubleVector.fromArray(SPECIES, activated, ao + k + 3 * h);
            g.mul(u).mul(i).mul(one.sub(i)).intoArray(gGates, a + h);
            g.mul(i).mul(one.sub(u.mul(u))).intoArray(gGates, a + 3 * h);
        }
        return body;
    }
}
