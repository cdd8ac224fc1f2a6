package org.dezero.tck.golden;

import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.HostArray;

/** Compares an array with the recorded one; a difference is an {@link AssertionError} that says where. */
final class Comparison {
    private Comparison() {}

    /** Fails unless shape, dtype and all elements are equal. */
    static void same(String what, HostArray actual, HostArray expected) {
        dtype(what, actual.dtype(), expected.dtype());
        values(what, actual, expected, Tolerance.EQUAL);
    }

    static void dtype(String what, DType actual, DType expected) {
        if (actual != expected) {
            throw new AssertionError(what + ": wrong dtype: expected " + expected + ", actual " + actual);
        }
    }

    /** Fails unless the shapes are equal and the elements are within the tolerance; those that are not floating, equal. */
    static void values(String what, HostArray actual, HostArray expected, Tolerance tolerance) {
        if (!actual.shape().equals(expected.shape())) {
            throw new AssertionError(
                    what + ": wrong shape: expected " + expected.shape() + ", actual " + actual.shape());
        }
        int wrong = 0;
        int first = 0;
        double scale = scale(expected);
        boolean floating = expected.dtype().isFloating();
        for (int i = 0; i < expected.size(); i++) {
            boolean fits = floating
                    ? fits(actual.getDouble(i), expected.getDouble(i), tolerance, scale)
                    : actual.getLong(i) == expected.getLong(i);
            if (!fits) {
                first = wrong == 0 ? i : first;
                wrong++;
            }
        }
        if (wrong > 0) {
            String allowed = floating ? allowance(expected.getDouble(first), tolerance, scale) : "exactly";
            throw new AssertionError(
                    what + ": wrong value at " + index(expected, first) + ": expected " + text(expected, first)
                            + ", actual " + text(actual, first) + ", " + allowed + "; " + wrong + " of "
                            + expected.size() + " elements differ");
        }
    }

    /** Written so that NaN does not fit. */
    private static boolean fits(double actual, double expected, Tolerance tolerance, double scale) {
        return actual == expected || Math.abs(actual - expected) <= tolerance.allowed(expected, scale);
    }

    private static double scale(HostArray expected) {
        double scale = 0;
        for (int i = 0; i < expected.size(); i++) {
            scale = Math.max(scale, Math.abs(expected.getDouble(i)));
        }
        return scale;
    }

    private static String allowance(double expected, Tolerance tolerance, double scale) {
        double allowed = tolerance.allowed(expected, scale);
        return allowed == 0 ? "exactly" : "within " + allowed;
    }

    private static String text(HostArray array, int i) {
        return switch (array.dtype()) {
            case FLOAT64 -> Double.toString(array.getDouble(i));
            case FLOAT32 -> Float.toString((float) array.getDouble(i));
            case INT64 -> Long.toString(array.getLong(i));
            case BOOL -> Boolean.toString(array.getLong(i) != 0);
        };
    }

    private static String index(HostArray array, int flat) {
        int n = array.shape().ndim();
        int[] at = new int[n];
        int rest = flat;
        for (int axis = n - 1; axis >= 0; axis--) {
            at[axis] = rest % array.shape().dim(axis);
            rest /= array.shape().dim(axis);
        }
        return Arrays.toString(at);
    }
}
