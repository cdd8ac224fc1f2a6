package org.dezero.plain;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Where the largest of each two by two elements is, for windows that follow each other without a gap, a vector of them at
 * once. Loaded only where {@link Simd#ON}.
 */
final class FloatVectorWindows {
    private static final VectorSpecies<Float> S = FloatLanes.SPECIES;

    /** How many windows are done at once. */
    static final int LENGTH = FloatLanes.LENGTH;

    /** Every other element of two vectors in a row: that many from the one, the rest from the other. */
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(S, i -> 2 * i % LENGTH);

    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(S, i -> (2 * i + 1) % LENGTH);
    private static final VectorMask<Float> SECOND = second();

    private FloatVectorWindows() {}

    private static VectorMask<Float> second() {
        boolean[] lanes = new boolean[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            lanes[i] = 2 * i >= LENGTH;
        }
        return VectorMask.fromArray(S, lanes, 0);
    }

    /**
     * The positions 0 to 3 of a vector of windows, whose rows begin at {@code top} and {@code bottom}.
     *
     * @param to gets them as floats
     * @return false if a sum of four elements is infinite or NaN: then they are not to be relied on
     */
    static boolean positions(float[] x, int top, int bottom, float[] to) {
        FloatVector upper = FloatVector.fromArray(S, x, top);
        FloatVector upperNext = FloatVector.fromArray(S, x, top + LENGTH);
        FloatVector lower = FloatVector.fromArray(S, x, bottom);
        FloatVector lowerNext = FloatVector.fromArray(S, x, bottom + LENGTH);
        FloatVector a = upper.rearrange(EVEN).blend(upperNext.rearrange(EVEN), SECOND);
        FloatVector b = upper.rearrange(ODD).blend(upperNext.rearrange(ODD), SECOND);
        FloatVector c = lower.rearrange(EVEN).blend(lowerNext.rearrange(EVEN), SECOND);
        FloatVector d = lower.rearrange(ODD).blend(lowerNext.rearrange(ODD), SECOND);
        VectorMask<Float> right = a.compare(VectorOperators.LT, b);
        VectorMask<Float> rightBelow = c.compare(VectorOperators.LT, d);
        VectorMask<Float> below = a.blend(b, right).compare(VectorOperators.LT, c.blend(d, rightBelow));
        FloatVector zero = FloatVector.zero(S);
        FloatVector above = zero.blend(1f, right);
        zero.add(2f).blend(3f, rightBelow).blend(above, below.not()).intoArray(to, 0);
        FloatVector sum = a.add(b).add(c.add(d));
        return sum.sub(sum).compare(VectorOperators.EQ, zero).allTrue();
    }
}
