package org.dezero.plain;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest of each two by two elements, and the way back to it, for windows that follow each other in a row without a
 * gap, a vector of them at once. Loaded only where {@link Simd#ON}.
 */
final class FloatVectorWindows {
    private static final VectorSpecies<Float> S = FloatLanes.SPECIES;

    /** How many windows are done at once. */
    static final int LENGTH = FloatLanes.LENGTH;

    /** Every other element of two vectors in a row: that many from the one, the rest from the other. */
    private static final VectorShuffle<Float> EVEN = VectorShuffle.fromOp(S, i -> 2 * i % LENGTH);

    private static final VectorShuffle<Float> ODD = VectorShuffle.fromOp(S, i -> (2 * i + 1) % LENGTH);
    private static final VectorMask<Float> SECOND = second();

    /** Every element twice: of the first half, of the second half. */
    private static final VectorShuffle<Float> FIRST_TWICE = VectorShuffle.fromOp(S, i -> i / 2);

    private static final VectorShuffle<Float> SECOND_TWICE = VectorShuffle.fromOp(S, i -> (LENGTH + i) / 2);
    private static final float[] SIDES = sides();

    private FloatVectorWindows() {}

    private static VectorMask<Float> second() {
        boolean[] lanes = new boolean[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            lanes[i] = 2 * i >= LENGTH;
        }
        return VectorMask.fromArray(S, lanes, 0);
    }

    /** 0 for an element on the left of its window, 1 on the right. */
    private static float[] sides() {
        float[] out = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            out[i] = i % 2;
        }
        return out;
    }

    /**
     * The largest elements of a vector of windows, whose rows begin at {@code top} and {@code bottom}, and their positions
     * 0 to 3.
     *
     * @param to gets the elements and then, as floats, the positions
     * @return false if a sum of four elements is infinite or NaN: then they are not to be relied on
     */
    static boolean largest(float[] x, int top, int bottom, float[] to) {
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
        FloatVector above = a.blend(b, right);
        FloatVector under = c.blend(d, rightBelow);
        VectorMask<Float> below = above.compare(VectorOperators.LT, under);
        above.blend(under, below).intoArray(to, 0);
        FloatVector zero = FloatVector.zero(S);
        FloatVector upperPosition = zero.blend(1f, right);
        zero.add(2f).blend(3f, rightBelow).blend(upperPosition, below.not()).intoArray(to, LENGTH);
        FloatVector sum = a.add(b).add(c.add(d));
        return sum.sub(sum).compare(VectorOperators.EQ, zero).allTrue();
    }

    /**
     * Writes the four elements of each of a vector of windows: {@code gy} where its position says, else zeros.
     *
     * @param places the positions 0 to 3, from index 0 on
     */
    static void scatter(float[] gy, int go, float[] places, float[] out, int top, int bottom) {
        // 0 + -0 is 0.
        FloatVector g = FloatVector.fromArray(S, gy, go).add(0);
        FloatVector at = FloatVector.fromArray(S, places, 0);
        FloatVector upper = FloatVector.fromArray(S, SIDES, 0);
        FloatVector lower = upper.add(2f);
        FloatVector zero = FloatVector.zero(S);
        FloatVector g1 = g.rearrange(FIRST_TWICE);
        FloatVector g2 = g.rearrange(SECOND_TWICE);
        FloatVector at1 = at.rearrange(FIRST_TWICE);
        FloatVector at2 = at.rearrange(SECOND_TWICE);
        zero.blend(g1, at1.compare(VectorOperators.EQ, upper)).intoArray(out, top);
        zero.blend(g2, at2.compare(VectorOperators.EQ, upper)).intoArray(out, top + LENGTH);
        zero.blend(g1, at1.compare(VectorOperators.EQ, lower)).intoArray(out, bottom);
        zero.blend(g2, at2.compare(VectorOperators.EQ, lower)).intoArray(out, bottom + LENGTH);
    }
}
