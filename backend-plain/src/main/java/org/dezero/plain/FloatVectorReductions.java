package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

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

    private static final double[] INDEX = index();

    private FloatVectorReductions() {}

    private static double[] index() {
        double[] out = new double[DoubleLanes.LENGTH];
        for (int i = 0; i < out.length; i++) {
            out[i] = i;
        }
        return out;
    }

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

    /** Adds n rows of a width, {@code step} apart, to {@code sums} from {@code so} on. */
    static void addRows(float[] x, int xo, int n, int step, int width, double[] sums, int so) {
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
    private static void addColumns(float[] x, int xo, int n, int step, double[] sums, int so, int done) {
        DoubleVector first = DoubleVector.fromArray(WIDE, sums, so);
        DoubleVector second = DoubleVector.fromArray(WIDE, sums, so + DoubleLanes.LENGTH);
        DoubleVector s0 = first;
        DoubleVector s1 = second;
        for (int i = 0, at = xo; i < n; i++, at += step) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, at);
            s0 = s0.add(a.convertShape(F2D, WIDE, 0));
            s1 = s1.add(a.convertShape(F2D, WIDE, 1));
        }
        if (done > 0) {
            DoubleVector lanes = DoubleVector.fromArray(WIDE, INDEX, 0);
            s0 = s0.blend(first, lanes.compare(LT, done));
            s1 = s1.blend(second, lanes.compare(LT, done - DoubleLanes.LENGTH));
        }
        s0.intoArray(sums, so);
        s1.intoArray(sums, so + DoubleLanes.LENGTH);
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
    static float max(float[] x, int xo, int n) {
        int last = xo + n - 4 * LENGTH;
        FloatVector s0 = FloatVector.fromArray(SPECIES, x, last);
        FloatVector s1 = FloatVector.fromArray(SPECIES, x, last + LENGTH);
        FloatVector s2 = FloatVector.fromArray(SPECIES, x, last + 2 * LENGTH);
        FloatVector s3 = FloatVector.fromArray(SPECIES, x, last + 3 * LENGTH);
        for (int i = xo; i < last; i += 4 * LENGTH) {
            s0 = s0.max(FloatVector.fromArray(SPECIES, x, i));
            s1 = s1.max(FloatVector.fromArray(SPECIES, x, i + LENGTH));
            s2 = s2.max(FloatVector.fromArray(SPECIES, x, i + 2 * LENGTH));
            s3 = s3.max(FloatVector.fromArray(SPECIES, x, i + 3 * LENGTH));
        }
        return s0.max(s1).max(s2.max(s3)).reduceLanes(MAX);
    }

    /** The smallest of {@code n >= LEAST} elements, NaN if there is one. */
    static float min(float[] x, int xo, int n) {
        int last = xo + n - 4 * LENGTH;
        FloatVector s0 = FloatVector.fromArray(SPECIES, x, last);
        FloatVector s1 = FloatVector.fromArray(SPECIES, x, last + LENGTH);
        FloatVector s2 = FloatVector.fromArray(SPECIES, x, last + 2 * LENGTH);
        FloatVector s3 = FloatVector.fromArray(SPECIES, x, last + 3 * LENGTH);
        for (int i = xo; i < last; i += 4 * LENGTH) {
            s0 = s0.min(FloatVector.fromArray(SPECIES, x, i));
            s1 = s1.min(FloatVector.fromArray(SPECIES, x, i + LENGTH));
            s2 = s2.min(FloatVector.fromArray(SPECIES, x, i + 2 * LENGTH));
            s3 = s3.min(FloatVector.fromArray(SPECIES, x, i + 3 * LENGTH));
        }
        return s0.min(s1).min(s2.min(s3)).reduceLanes(MIN);
    }
}
