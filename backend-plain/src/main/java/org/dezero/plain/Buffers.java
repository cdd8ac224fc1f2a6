package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.DType;

/**
 * Java arrays for results: recycled ones where an array scope is open on this thread, else new ones.
 *
 * <p>Their content is arbitrary unless the name says otherwise, so that nothing is cleared only to be written over. With
 * {@code -Ddezero.poison=on} arbitrary content is NaN (and the like of it), which shows in a test whatever relies on it.
 */
final class Buffers {
    private static final boolean POISON = "on".equals(System.getProperty("dezero.poison"));

    private Buffers() {}

    /** Results of this size are what SIMD is for. */
    private static final int LARGE = 4096;

    /** Arbitrary content. */
    static Object of(DType dtype, int length) {
        if (length >= LARGE) {
            Simd.tell();
        }
        switch (dtype) {
            case FLOAT32:
                return floats(length);
            case FLOAT64:
                return doubles(length);
            case INT64:
                return longs(length);
            default:
                return booleans(length);
        }
    }

    /** Zeros. */
    static Object zeroed(DType dtype, int length) {
        Object recycled = PlainScope.recycled(dtype, length);
        if (recycled == null) {
            return allocate(dtype, length);
        }
        clear(recycled);
        return recycled;
    }

    /** Arbitrary content. */
    static float[] floats(int length) {
        Object recycled = PlainScope.recycled(DType.FLOAT32, length);
        return recycled != null ? (float[]) recycled : poisoned(new float[length]);
    }

    /** Arbitrary content. */
    static double[] doubles(int length) {
        Object recycled = PlainScope.recycled(DType.FLOAT64, length);
        return recycled != null ? (double[]) recycled : poisoned(new double[length]);
    }

    /** Arbitrary content. */
    static long[] longs(int length) {
        Object recycled = PlainScope.recycled(DType.INT64, length);
        return recycled != null ? (long[]) recycled : poisoned(new long[length]);
    }

    /** Arbitrary content. */
    static boolean[] booleans(int length) {
        Object recycled = PlainScope.recycled(DType.BOOL, length);
        return recycled != null ? (boolean[]) recycled : poisoned(new boolean[length]);
    }

    /** A new Java array of zeros. */
    static Object allocate(DType dtype, int length) {
        switch (dtype) {
            case FLOAT32:
                return new float[length];
            case FLOAT64:
                return new double[length];
            case INT64:
                return new long[length];
            default:
                return new boolean[length];
        }
    }

    private static void clear(Object data) {
        if (data instanceof float[] f) {
            Arrays.fill(f, 0);
        } else if (data instanceof double[] d) {
            Arrays.fill(d, 0);
        } else if (data instanceof long[] l) {
            Arrays.fill(l, 0);
        } else {
            Arrays.fill((boolean[]) data, false);
        }
    }

    /** The same Java array, filled with what no result should contain if {@code -Ddezero.poison=on}. */
    static <T> T poisoned(T data) {
        if (POISON) {
            if (data instanceof float[] f) {
                Arrays.fill(f, Float.NaN);
            } else if (data instanceof double[] d) {
                Arrays.fill(d, Double.NaN);
            } else if (data instanceof long[] l) {
                Arrays.fill(l, Long.MIN_VALUE + 7);
            } else if (data instanceof boolean[] b) {
                Arrays.fill(b, true);
            }
        }
        return data;
    }
}
