package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.F2D;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and extremes of float by vectors. The order in which a sum is taken depends on its length and on the machine's vectors, on
 * nothing else; sums are kept in double.
 */
final class FloatVectorReductions {
    private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
    private static final VectorSpecies<Double> WIDE = DoubleLanes.SPECIES;
    private static final int LENGTH = FloatLanes.LENGTH;

    /** From here on vectors are worth while. */
    static final int LEAST = 4 * LENGTH;

    private FloatVectorReductions() {}

    /** The sum of {@code n >= LEAST} elements; {@code lanes} is for {@link #LENGTH} intermediate results. */
    static double sum(float[] x, int xo, int n, double[] lanes) {
        int body = n - n % (2 * LENGTH);
        DoubleVector s0 = DoubleVector.zero(WIDE);
        DoubleVector s1 = DoubleVector.zero(WIDE);
        DoubleVector s2 = DoubleVector.zero(WIDE);
        DoubleVector s3 = DoubleVector.zero(WIDE);
        for (int i = 0; i < body; i += 2 * LENGTH) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, xo + i);
            FloatVector b = FloatVector.fromArray(SPECIES, x, xo + i + LENGTH);
            s0 = s0.add(a.convertShape(F2D, WIDE, 0));
            s1 = s1.add(a.convertShape(F2D, WIDE, 1));
            s2 = s2.add(b.convertShape(F2D, WIDE, 0));
            s3 = s3.add(b.convertShape(F2D, WIDE, 1));
        }
        s0.add(s1).add(s2.add(s3)).intoArray(lanes, 0);
        double sum = folded(lanes, DoubleLanes.LENGTH);
        for (int i = body; i < n; i++) {
            sum += x[xo + i];
        }
        return sum;
    }

    /** Adds n rows of a width, which lie one after the other, to {@code sums}. */
    static void addRows(float[] x, int xo, int n, int width, double[] sums) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            DoubleVector s0 = DoubleVector.fromArray(WIDE, sums, j);
            DoubleVector s1 = DoubleVector.fromArray(WIDE, sums, j + DoubleLanes.LENGTH);
            for (int i = 0; i < n; i++) {
                FloatVector a = FloatVector.fromArray(SPECIES, x, xo + i * width + j);
                s0 = s0.add(a.convertShape(F2D, WIDE, 0));
                s1 = s1.add(a.convertShape(F2D, WIDE, 1));
            }
            s0.intoArray(sums, j);
            s1.intoArray(sums, j + DoubleLanes.LENGTH);
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
    static float max(float[] x, int xo, int n, float[] lanes) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, x, xo);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int i = 0; i <= n - 4 * LENGTH; i += 4 * LENGTH) {
            s0 = s0.max(FloatVector.fromArray(SPECIES, x, xo + i));
            s1 = s1.max(FloatVector.fromArray(SPECIES, x, xo + i + LENGTH));
            s2 = s2.max(FloatVector.fromArray(SPECIES, x, xo + i + 2 * LENGTH));
            s3 = s3.max(FloatVector.fromArray(SPECIES, x, xo + i + 3 * LENGTH));
        }
        s0.max(s1).max(s2.max(s3)).intoArray(lanes, 0);
        float best = lanes[0];
        for (int i = 1; i < LENGTH; i++) {
            best = Math.max(best, lanes[i]);
        }
        for (int i = n - n % (4 * LENGTH); i < n; i++) {
            best = Math.max(best, x[xo + i]);
        }
        return best;
    }

    /** The smallest of {@code n >= LEAST} elements, NaN if there is one; {@code lanes} is for {@link #LENGTH} of them. */
    static float min(float[] x, int xo, int n, float[] lanes) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, x, xo);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int i = 0; i <= n - 4 * LENGTH; i += 4 * LENGTH) {
            s0 = s0.min(FloatVector.fromArray(SPECIES, x, xo + i));
            s1 = s1.min(FloatVector.fromArray(SPECIES, x, xo + i + LENGTH));
            s2 = s2.min(FloatVector.fromArray(SPECIES, x, xo + i + 2 * LENGTH));
            s3 = s3.min(FloatVector.fromArray(SPECIES, x, xo + i + 3 * LENGTH));
        }
        s0.min(s1).min(s2.min(s3)).intoArray(lanes, 0);
        float best = lanes[0];
        for (int i = 1; i < LENGTH; i++) {
            best = Math.min(best, lanes[i]);
        }
        for (int i = n - n % (4 * LENGTH); i < n; i++) {
            best = Math.min(best, x[xo + i]);
        }
        return best;
    }
}
