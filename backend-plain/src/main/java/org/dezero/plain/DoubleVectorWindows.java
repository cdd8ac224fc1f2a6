package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Where the largest of each two by two elements is, for windows that follow each other without a gap, a vector of them at
 * once. Loaded only where {@link Simd#ON}.
 */
final class DoubleVectorWindows {
    private static final VectorSpecies<Double> S = DoubleLanes.SPECIES;

    /** How many windows are done at once. */
    static final int LENGTH = DoubleLanes.LENGTH;

    /** Every other element of two vectors in a row: that many from the one, the rest from the other. */
    private static final VectorShuffle<Double> EVEN = VectorShuffle.fromOp(S, i -> 2 * i % LENGTH);

    private static final VectorShuffle<Double> ODD = VectorShuffle.fromOp(S, i -> (2 * i + 1) % LENGTH);
    private static final VectorMask<Double> SECOND = second();

    private DoubleVectorWindows() {}

    private static VectorMask<Double> second() {
        boolean[] lanes = new boolean[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            lanes[i] = 2 * i >= LENGTH;
        }
        return VectorMask.fromArray(S, lanes, 0);
    }

    /**
     * The positions 0 to 3 of a vector of windows, whose rows begin at {@code top} and {@code bottom}.
     *
     * @param to gets them as doubles
     * @return false if a sum of four elements is infinite or NaN: then they are not to be relied on
     */
    static boolean positions(double[] x, int top, int bottom, double[] to) {
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
        VectorMask<Double> below = a.blend(b, right).compare(VectorOperators.LT, c.blend(d, rightBelow));
        DoubleVector zero = DoubleVector.zero(S);
        DoubleVector above = zero.blend(1, right);
        zero.add(2).blend(3, rightBelow).blend(above, below.not()).intoArray(to, 0);
        DoubleVector sum = a.add(b).add(c.add(d));
        return sum.sub(sum).compare(VectorOperators.EQ, zero).allTrue();
    }
}
