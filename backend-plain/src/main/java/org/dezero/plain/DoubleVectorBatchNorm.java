package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link DoubleBatchNorm} by vectors. Those on rows have one mean for the row; those on columns, one for each. Loops
 * that fill do as many elements as there are in whole vectors, and return how many.
 */
final class DoubleVectorBatchNorm {
    private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
    private static final int LENGTH = DoubleLanes.LENGTH;

    private DoubleVectorBatchNorm() {}

    /** The sum of {@code (x - mean)^2}. */
    static double squares(double[] x, int xo, int n, double mean, double[] lanes) {
        int body = SPECIES.loopBound(n);
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        for (int i = 0; i < body; i += LENGTH) {
            DoubleVector d = DoubleVector.fromArray(SPECIES, x, xo + i).sub(mean);
            d = d.mul(d);
            s0 = s0.add(d);
        }
        s0.intoArray(lanes, 0);
        double sum = total(lanes);
        for (int i = body; i < n; i++) {
            double d = x[xo + i] - mean;
            sum += d * d;
        }
        return sum;
    }

    /** The sum of {@code (gy - level) (x - mean) inverse}. */
    static double weighted(
            double[] gy, int go, double level, double[] x, int xo, double mean, double inverse, int n, double[] lanes) {
        int body = SPECIES.loopBound(n);
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        for (int i = 0; i < body; i += LENGTH) {
            DoubleVector d =
                    DoubleVector.fromArray(SPECIES, x, xo + i).sub(mean).mul(inverse);
            d = d.mul(DoubleVector.fromArray(SPECIES, gy, go + i).sub(level));
            s0 = s0.add(d);
        }
        s0.intoArray(lanes, 0);
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
    static int normal(double[] x, int xo, int n, double mean, double scale, double shift, double[] out, int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            DoubleVector d = DoubleVector.fromArray(SPECIES, x, xo + i);
            d.sub(mean).mul(scale).add(shift).intoArray(out, oo + i);
        }
        return body;
    }

    /** {@code out = scale ((gy - level) - (x - mean) inverse slope)}. */
    static int gradient(
            double[] gy,
            int go,
            double level,
            double[] x,
            int xo,
            double mean,
            double inverse,
            double slope,
            double scale,
            int n,
            double[] out,
            int oo) {
        int body = SPECIES.loopBound(n);
        for (int i = 0; i < body; i += LENGTH) {
            DoubleVector d =
                    DoubleVector.fromArray(SPECIES, x, xo + i).sub(mean).mul(inverse);
            DoubleVector g = DoubleVector.fromArray(SPECIES, gy, go + i).sub(level);
            g.sub(d.mul(slope)).mul(scale).intoArray(out, oo + i);
        }
        return body;
    }

    /** Adds to {@code sums} those of {@code (x - mean)^2} of the columns. */
    static int addSquares(double[] x, int xo, int rows, int width, double[] mean, double[] sums) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            DoubleVector m = DoubleVector.fromArray(SPECIES, mean, j);
            DoubleVector s0 = DoubleVector.zero(SPECIES);
            for (int i = 0; i < rows; i++) {
                DoubleVector d =
                        DoubleVector.fromArray(SPECIES, x, xo + i * width + j).sub(m);
                d = d.mul(d);
                s0 = s0.add(d);
            }
            s0.add(DoubleVector.fromArray(SPECIES, sums, j)).intoArray(sums, j);
        }
        return body;
    }

    /** Adds to {@code sums} those of {@code (gy - level) (x - mean) inverse} of the columns. */
    static int addWeighted(
            double[] gy,
            int go,
            double[] level,
            double[] x,
            int xo,
            double[] mean,
            double[] inverse,
            int rows,
            int width,
            double[] sums) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            DoubleVector m = DoubleVector.fromArray(SPECIES, mean, j);
            DoubleVector s = DoubleVector.fromArray(SPECIES, inverse, j);
            DoubleVector l = DoubleVector.fromArray(SPECIES, level, j);
            DoubleVector s0 = DoubleVector.zero(SPECIES);
            for (int i = 0; i < rows; i++) {
                DoubleVector d = DoubleVector.fromArray(SPECIES, x, xo + i * width + j)
                        .sub(m)
                        .mul(s);
                d = d.mul(
                        DoubleVector.fromArray(SPECIES, gy, go + i * width + j).sub(l));
                s0 = s0.add(d);
            }
            s0.add(DoubleVector.fromArray(SPECIES, sums, j)).intoArray(sums, j);
        }
        return body;
    }

    /** {@code out = (x - mean) scale + shift} in one row of columns. */
    static int normalRow(
            double[] x,
            int xo,
            int width,
            double[] mean,
            double[] scale,
            double[] shift,
            int so,
            double[] out,
            int oo) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            DoubleVector d = DoubleVector.fromArray(SPECIES, x, xo + j)
                    .sub(DoubleVector.fromArray(SPECIES, mean, j))
                    .mul(DoubleVector.fromArray(SPECIES, scale, j));
            d.add(DoubleVector.fromArray(SPECIES, shift, so + j)).intoArray(out, oo + j);
        }
        return body;
    }

    /** {@code out = scale ((gy - level) - (x - mean) inverse slope)} in one row of columns. */
    static int gradientRow(
            double[] gy,
            int go,
            double[] level,
            double[] x,
            int xo,
            double[] mean,
            double[] inverse,
            double[] slope,
            double[] scale,
            int width,
            double[] out,
            int oo) {
        int body = SPECIES.loopBound(width);
        for (int j = 0; j < body; j += LENGTH) {
            DoubleVector d = DoubleVector.fromArray(SPECIES, x, xo + j)
                    .sub(DoubleVector.fromArray(SPECIES, mean, j))
                    .mul(DoubleVector.fromArray(SPECIES, inverse, j));
            DoubleVector g = DoubleVector.fromArray(SPECIES, gy, go + j).sub(DoubleVector.fromArray(SPECIES, level, j));
            d = d.mul(DoubleVector.fromArray(SPECIES, slope, j));
            g.sub(d).mul(DoubleVector.fromArray(SPECIES, scale, j)).intoArray(out, oo + j);
        }
        return body;
    }
}
