package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and extremes of double by vectors. The order in which a sum is taken depends on its length and on the machine's vectors, on
 * nothing else.
 */
final class DoubleVectorReductions {
    private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
    private static final int LENGTH = DoubleLanes.LENGTH;

    /** From here on vectors are worth while. */
    static final int LEAST = 4 * LENGTH;

    private static final double[] INDEX = index();

    private DoubleVectorReductions() {}

    private static double[] index() {
        double[] out = new double[LENGTH];
        for (int i = 0; i < out.length; i++) {
            out[i] = i;
        }
        return out;
    }

    /** The sum of {@code n >= LEAST} elements; {@code lanes} is for {@link #LENGTH} intermediate results. */
    static double sum(double[] x, int xo, int n, double[] lanes) {
        int body = n - n % (4 * LENGTH);
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        for (int i = 0; i < body; i += 4 * LENGTH) {
            s0 = s0.add(DoubleVector.fromArray(SPECIES, x, xo + i));
            s1 = s1.add(DoubleVector.fromArray(SPECIES, x, xo + i + LENGTH));
            s2 = s2.add(DoubleVector.fromArray(SPECIES, x, xo + i + 2 * LENGTH));
            s3 = s3.add(DoubleVector.fromArray(SPECIES, x, xo + i + 3 * LENGTH));
        }
        s0.add(s1).add(s2.add(s3)).intoArray(lanes, 0);
        double sum = folded(lanes, LENGTH);
        for (int i = body; i < n; i++) {
            sum += x[xo + i];
        }
        return sum;
    }

    /** Adds n rows of a width, {@code step} apart, to {@code sums} from {@code so} on. */
    static void addRows(double[] x, int xo, int n, int step, int width, double[] sums, int so) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            addColumns(x, xo + j, n, step, sums, so + j, 0);
        }
        if (body < width && width >= LENGTH) {
            int last = width - LENGTH;
            addColumns(x, xo + last, n, step, sums, so + last, body - last);
        } else {
            for (int i = 0; i < n; i++) {
                for (int j = body; j < width; j++) {
                    sums[so + j] += x[xo + i * step + j];
                }
            }
        }
    }

    /** Adds the columns of a vector, but for the first {@code done}. */
    private static void addColumns(double[] x, int xo, int n, int step, double[] sums, int so, int done) {
        DoubleVector had = DoubleVector.fromArray(SPECIES, sums, so);
        DoubleVector s = had;
        for (int i = 0, at = xo; i < n; i++, at += step) {
            s = s.add(DoubleVector.fromArray(SPECIES, x, at));
        }
        if (done > 0) {
            s = s.blend(had, DoubleVector.fromArray(SPECIES, INDEX, 0).compare(LT, done));
        }
        s.intoArray(sums, so);
    }

    /** Halves added to each other until one number is left. */
    private static double folded(double[] lanes, int n) {
        for (int half = n / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[i + half];
            }
        }
        return lanes[0];
    }

    /** The largest of {@code n >= LEAST} elements, NaN if there is one. */
    static double max(double[] x, int xo, int n) {
        int last = xo + n - 4 * LENGTH;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, x, last);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, x, last + LENGTH);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, x, last + 2 * LENGTH);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, x, last + 3 * LENGTH);
        for (int i = xo; i < last; i += 4 * LENGTH) {
            s0 = s0.max(DoubleVector.fromArray(SPECIES, x, i));
            s1 = s1.max(DoubleVector.fromArray(SPECIES, x, i + LENGTH));
            s2 = s2.max(DoubleVector.fromArray(SPECIES, x, i + 2 * LENGTH));
            s3 = s3.max(DoubleVector.fromArray(SPECIES, x, i + 3 * LENGTH));
        }
        return s0.max(s1).max(s2.max(s3)).reduceLanes(MAX);
    }

    /** The smallest of {@code n >= LEAST} elements, NaN if there is one. */
    static double min(double[] x, int xo, int n) {
        int last = xo + n - 4 * LENGTH;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, x, last);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, x, last + LENGTH);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, x, last + 2 * LENGTH);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, x, last + 3 * LENGTH);
        for (int i = xo; i < last; i += 4 * LENGTH) {
            s0 = s0.min(DoubleVector.fromArray(SPECIES, x, i));
            s1 = s1.min(DoubleVector.fromArray(SPECIES, x, i + LENGTH));
            s2 = s2.min(DoubleVector.fromArray(SPECIES, x, i + 2 * LENGTH));
            s3 = s3.min(DoubleVector.fromArray(SPECIES, x, i + 3 * LENGTH));
        }
        return s0.min(s1).min(s2.min(s3)).reduceLanes(MIN);
    }
}
