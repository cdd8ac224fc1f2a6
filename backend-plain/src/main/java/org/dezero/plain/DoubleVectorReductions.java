package org.dezero.plain;

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

    private DoubleVectorReductions() {}

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

    /** Adds n rows of a width, which lie one after the other, to {@code sums}. */
    static void addRows(double[] x, int xo, int n, int width, double[] sums) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            DoubleVector s = DoubleVector.fromArray(SPECIES, sums, j);
            for (int i = 0; i < n; i++) {
                s = s.add(DoubleVector.fromArray(SPECIES, x, xo + i * width + j));
            }
            s.intoArray(sums, j);
        }
        for (int i = 0; i < n; i++) {
            for (int j = body; j < width; j++) {
                sums[j] += x[xo + i * width + j];
            }
        }
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

    /** The largest of {@code n >= LEAST} elements, NaN if there is one; {@code lanes} is for {@link #LENGTH} of them. */
    static double max(double[] x, int xo, int n, double[] lanes) {
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, x, xo);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int i = 0; i <= n - 4 * LENGTH; i += 4 * LENGTH) {
            s0 = s0.max(DoubleVector.fromArray(SPECIES, x, xo + i));
            s1 = s1.max(DoubleVector.fromArray(SPECIES, x, xo + i + LENGTH));
            s2 = s2.max(DoubleVector.fromArray(SPECIES, x, xo + i + 2 * LENGTH));
            s3 = s3.max(DoubleVector.fromArray(SPECIES, x, xo + i + 3 * LENGTH));
        }
        s0.max(s1).max(s2.max(s3)).intoArray(lanes, 0);
        double best = lanes[0];
        for (int i = 1; i < LENGTH; i++) {
            best = Math.max(best, lanes[i]);
        }
        for (int i = n - n % (4 * LENGTH); i < n; i++) {
            best = Math.max(best, x[xo + i]);
        }
        return best;
    }

    /** The smallest of {@code n >= LEAST} elements, NaN if there is one; {@code lanes} is for {@link #LENGTH} of them. */
    static double min(double[] x, int xo, int n, double[] lanes) {
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, x, xo);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int i = 0; i <= n - 4 * LENGTH; i += 4 * LENGTH) {
            s0 = s0.min(DoubleVector.fromArray(SPECIES, x, xo + i));
            s1 = s1.min(DoubleVector.fromArray(SPECIES, x, xo + i + LENGTH));
            s2 = s2.min(DoubleVector.fromArray(SPECIES, x, xo + i + 2 * LENGTH));
            s3 = s3.min(DoubleVector.fromArray(SPECIES, x, xo + i + 3 * LENGTH));
        }
        s0.min(s1).min(s2.min(s3)).intoArray(lanes, 0);
        double best = lanes[0];
        for (int i = 1; i < LENGTH; i++) {
            best = Math.min(best, lanes[i]);
        }
        for (int i = n - n % (4 * LENGTH); i < n; i++) {
            best = Math.min(best, x[xo + i]);
        }
        return best;
    }
}
