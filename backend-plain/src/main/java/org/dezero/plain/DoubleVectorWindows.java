package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest of each two by two elements, and the way back to it, for windows that follow each other in a row without a
 * gap, a vector of them at once. Loaded only where {@link Simd#ON}.
 */
final class DoubleVectorWindows {
    private static final VectorSpecies<Double> S = DoubleLanes.SPECIES;

    /** How many windows are done at once. */
    static final int LENGTH = DoubleLanes.LENGTH;

    /** Every other element of two vectors in a row: that many from the one, the rest from the other. */
    private static final VectorShuffle<Double> EVEN = VectorShuffle.fromOp(S, i -> 2 * i % LENGTH);

    private static final VectorShuffle<Double> ODD = VectorShuffle.fromOp(S, i -> (2 * i + 1) % LENGTH);
    private static final VectorMask<Double> SECOND = second();

    /** Every element twice: of the first half, of the second half. */
    private static final VectorShuffle<Double> FIRST_TWICE = VectorShuffle.fromOp(S, i -> i / 2);

    private static final VectorShuffle<Double> SECOND_TWICE = VectorShuffle.fromOp(S, i -> (LENGTH + i) / 2);
    private static final double[] SIDES = sides();

    private DoubleVectorWindows() {}

    private static VectorMask<Double> second() {
        boolean[] lanes = new boolean[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            lanes[i] = 2 * i >= LENGTH;
        }
        return VectorMask.fromArray(S, lanes, 0);
    }

    /** 0 for an element on the left of its window, 1 on the right. */
    private static double[] sides() {
        double[] out = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            out[i] = i % 2;
        }
        return out;
    }

    /**
     * The largest elements of a vector of windows, whose rows begin at {@code top} and {@code bottom}, and their positions
     * 0 to 3.
     *
     * @param to gets the elements and then, as doubles, the positions
     * @return false if a sum of four elements is infinite or NaN: then they are not to be relied on
     */
    static boolean largest(double[] x, int top, int bottom, double[] to) {
        DoubleVector upper = DoubleVector.fromArray(S, x, top);
        DoubleVector upperNext = DoubleVector.fromArray(S, x, top + LENGTH);
        DoubleVector lower = DoubleVector.fromArray(S, x, bottom);
        DoubleVector lowerNext = DoubleVector.fromArray(S, x, bottom + LENGTH);
        DoubleVector a = upper.rearrange(EVEN).blend(upperNext.rearrange(EVEN), SECOND);
        DoubleVector b = upper.rearrange(ODD).blend(upperNext.rearrange(ODD), SECOND);
        DoubleVector c = lower.rearrange(EVEN).blend(lowerNext.rearrange(EVEN), SECOND);
        DoubleVector d = lower.rearrange(ODD).blend(lowerNext.rearrange(ODD), SECOND);
        VectorMask<Double> right = a.compare(VectorOperators.LT, b);
        VectorMask<Double> rightBelow = c.compare(VectorOperators.LT, d);
        DoubleVector above = a.blend(b, right);
        DoubleVector under = c.blend(d, rightBelow);
        VectorMask<Double> below = above.compare(VectorOperators.LT, under);
        above.blend(under, below).intoArray(to, 0);
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector upperPosition = zero.blend(1, right);
        zero.add(2).blend(3, rightBelow).blend(upperPosition, below.not()).intoArray(to, LENGTH);
        DoubleVector sum = a.add(b).add(c.add(d));
        return sum.sub(sum).compare(VectorOperators.EQ, zero).allTrue();
    }

    /**
     * Writes the four elements of each of a vector of windows: {@code gy} where its position says, else zeros.
     *
     * @param places the positions 0 to 3, from index 0 on
     */
    static void scatter(double[] gy, int go, double[] places, double[] out, int top, int bottom) {
        // 0 + -0 is 0.
        DoubleVector g = DoubleVector.fromArray(S, gy, go).add(0);
        DoubleVector at = DoubleVector.fromArray(S, places, 0);
        DoubleVector upper = DoubleVector.fromArray(S, SIDES, 0);
        DoubleVector lower = upper.add(2);
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector g1 = g.rearrange(FIRST_TWICE);
        DoubleVector g2 = g.rearrange(SECOND_TWICE);
        DoubleVector at1 = at.rearrange(FIRST_TWICE);
        DoubleVector at2 = at.rearrange(SECOND_TWICE);
        zero.blend(g1, at1.compare(VectorOperators.EQ, upper)).intoArray(out, top);
        zero.blend(g2, at2.compare(VectorOperators.EQ, upper)).intoArray(out, top + LENGTH);
        zero.blend(g1, at1.compare(VectorOperators.EQ, lower)).intoArray(out, bottom);
        zero.blend(g2, at2.compare(VectorOperators.EQ, lower)).intoArray(out, bottom + LENGTH);
    }
}
