package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.F2D;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link FloatBatchNorm} by vectors. Those on rows have one mean for the row; those on columns, one for each. Loops
 * that fill do as many elements as there are in whole vectors, and return how many.
 */
final class FloatVectorBatchNorm {
    private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
    private static final VectorSpecies<Double> WIDE = DoubleLanes.SPECIES;
    private static final int LENGTH = FloatLanes.LENGTH;

    private FloatVectorBatchNorm() {}

    /** The sum of {@code (x - mean)^2}. */
    static double squares(float[] x, int xo, int n, float mean, double[] lanes) {
        int body = SPECIES.loopBound(n);
        DoubleVector s0 = DoubleVector.zero(WIDE);
        DoubleVector s1 = DoubleVector.zero(WIDE);
        for (int i = 0; i < body; i += LENGTH) {
            FloatVector d = FloatVector.fromArray(SPECIES, x, xo + i).sub(mean);
            d = d.mul(d);
            s0 = s0.add(d.convertShape(F2D, WIDE, 0));
            s1 = s1.add(d.convertShape(F2D, WIDE, 1));
        }
        s0.add(s1).intoArray(lanes, 0);
        double sum = total(lanes);
        for (int i = body; i < n; i++) {
            float d = x[xo + i] - mean;
            sum += d * d;
        }
        return sum;
    }

    /** The sum of {@code (gy - level) (x - mean) inverse}. */
    static double weighted(
            float[] gy, int go, float level, float[] x, int xo, float mean, float inverse, int n, double[] lanes) {
        int body = SPECIES.loopBound(n);
        DoubleVector s0 = DoubleVector.zero(WIDE);
        DoubleVector s1 = DoubleVector.zero(WIDE);
        for (int i = 0; i < body; i += LENGTH) {
            FloatVector d = FloatVector.fromArray(SPECIES, x, xo + i).sub(mean).mul(inverse);
            d = d.mul(FloatVector.fromArray(SPECIES, gy, go + i).sub(level));
            s0 = s0.add(d.convertShape(F2D, WIDE, 0));
            s1 = s1.add(d.convertShape(F2D, WIDE, 1));
        }
        s0.add(s1).intoArray(lanes, 0);
        double sum = total(lanes);
        for (int i = body; i < n; i++) {
            sum += (gy[go + i] - level) * ((x[xo + i] - mean) * inverse);
        }
        return sum;
    }

    private static double total(double[] lanes) {
        double sum = 0;
        for (int i = 0; i < DoubleLanes.LENGTH; i++) {
            sum += lanes[i];
        }
        return sum;
    }

    /** {@code out = (x - mean) scale + shift}. */
    static int normal(float[] x, int xo, int n, float mean, float scale, float shift, float[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            FloatVector d = FloatVector.fromArray(SPECIES, x, xo + i);
            d.sub(mean).mul(scale).add(shift).intoArray(out, oo + i);
        }
        return body;
    }

    /** {@code out = scale ((gy - level) - (x - mean) inverse slope)}. */
    static int gradient(
            float[] gy,
            int go,
            float level,
            float[] x,
            int xo,
            float mean,
            float inverse,
            float slope,
            float scale,
            int n,
            float[] out,
            int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            FloatVector d = FloatVector.fromArray(SPECIES, x, xo + i).sub(mean).mul(inverse);
            FloatVector g = FloatVector.fromArray(SPECIES, gy, go + i).sub(level);
            g.sub(d.mul(slope)).mul(scale).intoArray(out, oo + i);
        }
        return body;
    }

    /** Adds to {@code sums} those of {@code (x - mean)^2} of the columns. */
    static int addSquares(float[] x, int xo, int rows, int width, float[] mean, double[] sums) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            FloatVector m = FloatVector.fromArray(SPECIES, mean, j);
            DoubleVector s0 = DoubleVector.zero(WIDE);
            DoubleVector s1 = DoubleVector.zero(WIDE);
            for (int i = 0; i < rows; i++) {
                FloatVector d =
                        FloatVector.fromArray(SPECIES, x, xo + i * width + j).sub(m);
                d = d.mul(d);
                s0 = s0.add(d.convertShape(F2D, WIDE, 0));
                s1 = s1.add(d.convertShape(F2D, WIDE, 1));
            }
            s0.add(DoubleVector.fromArray(WIDE, sums, j)).intoArray(sums, j);
            int next = j + DoubleLanes.LENGTH;
            s1.add(DoubleVector.fromArray(WIDE, sums, next)).intoArray(sums, next);
        }
        return body;
    }

    /** Adds to {@code sums} those of {@code (gy - level) (x - mean) inverse} of the columns. */
    static int addWeighted(
            float[] gy,
            int go,
            float[] level,
            float[] x,
            int xo,
            float[] mean,
            float[] inverse,
            int rows,
            int width,
            double[] sums) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            FloatVector m = FloatVector.fromArray(SPECIES, mean, j);
            FloatVector s = FloatVector.fromArray(SPECIES, inverse, j);
            FloatVector l = FloatVector.fromArray(SPECIES, level, j);
            DoubleVector s0 = DoubleVector.zero(WIDE);
            DoubleVector s1 = DoubleVector.zero(WIDE);
            for (int i = 0; i < rows; i++) {
                FloatVector d = FloatVector.fromArray(SPECIES, x, xo + i * width + j)
                        .sub(m)
                        .mul(s);
                d = d.mul(FloatVector.fromArray(SPECIES, gy, go + i * width + j).sub(l));
                s0 = s0.add(d.convertShape(F2D, WIDE, 0));
                s1 = s1.add(d.convertShape(F2D, WIDE, 1));
            }
            s0.add(DoubleVector.fromArray(WIDE, sums, j)).intoArray(sums, j);
            int next = j + DoubleLanes.LENGTH;
            s1.add(DoubleVector.fromArray(WIDE, sums, next)).intoArray(sums, next);
        }
        return body;
    }

    /** {@code out = (x - mean) scale + shift} in one row of columns. */
    static int normalRow(
            float[] x, int xo, int width, float[] mean, float[] scale, float[] shift, int so, float[] out, int oo) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            FloatVector d = FloatVector.fromArray(SPECIES, x, xo + j)
                    .sub(FloatVector.fromArray(SPECIES, mean, j))
                    .mul(FloatVector.fromArray(SPECIES, scale, j));
            d.add(FloatVector.fromArray(SPECIES, shift, so + j)).intoArray(out, oo + j);
        }
        return body;
    }

    /** {@code out = scale ((gy - level) - (x - mean) inverse slope)} in one row of columns. */
    static int gradientRow(
            float[] gy,
            int go,
            float[] level,
            float[] x,
            int xo,
            float[] mean,
            float[] inverse,
            float[] slope,
            float[] scale,
            int width,
            float[] out,
            int oo) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            FloatVector d = FloatVector.fromArray(SPECIES, x, xo + j)
                    .sub(FloatVector.fromArray(SPECIES, mean, j))
                    .mul(FloatVector.fromArray(SPECIES, inverse, j));
            FloatVector g = FloatVector.fromArray(SPECIES, gy, go + j).sub(FloatVector.fromArray(SPECIES, level, j));
            d = d.mul(FloatVector.fromArray(SPECIES, slope, j));
            g.sub(d).mul(FloatVector.fromArray(SPECIES, scale, j)).intoArray(out, oo + j);
        }
        return body;
    }
}
