package org.dezero.tck;

import java.util.Arrays;
import java.util.function.Supplier;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/** Compares a result with what it should be. */
final class Comparison {
    private Comparison() {}

    /** Fails unless shape, dtype and elements are the expected ones. */
    static void assertSame(HostArray actual, HostArray expected, Tolerance tolerance, Supplier<String> where) {
        assertSame(actual, expected, tolerance, null, where);
    }

    /**
     * Fails unless shape, dtype and elements are the expected ones.
     *
     * @param scale the sizes that {@link Tolerance#scale} speaks of, of the shape of the result or of one element
     */
    static void assertSame(
            HostArray actual,
            HostArray expected,
            Tolerance tolerance,
            @Nullable HostArray scale,
            Supplier<String> where) {
        if (!actual.shape().equals(expected.shape())) {
            throw new AssertionError(
                    where.get() + ": wrong shape: expected " + expected.shape() + ", actual " + actual.shape());
        }
        if (actual.dtype() != expected.dtype()) {
            throw new AssertionError(
                    where.get() + ": wrong dtype: expected " + expected.dtype() + ", actual " + actual.dtype());
        }
        int wrong = 0;
        int first = -1;
        for (int i = 0; i < expected.size(); i++) {
            if (!same(actual, expected, i, tolerance, sizeAt(scale, i))) {
                first = wrong == 0 ? i : first;
                wrong++;
            }
        }
        if (wrong > 0) {
            throw new AssertionError(where.get() + ": wrong value at "
                    + Arrays.toString(Positions.index(expected.shape(), first)) + ": expected " + text(expected, first)
                    + ", actual " + text(actual, first) + allowance(expected, first, tolerance, sizeAt(scale, first))
                    + "; " + wrong + " of " + expected.size() + " elements differ");
        }
    }

    private static double sizeAt(@Nullable HostArray scale, int i) {
        return scale == null ? 0 : scale.getDouble(scale.shape().equals(Shape.SCALAR) ? 0 : i);
    }

    private static boolean same(HostArray actual, HostArray expected, int i, Tolerance tolerance, double size) {
        if (!expected.dtype().isFloating()) {
            return actual.getLong(i) == expected.getLong(i);
        }
        double a = actual.getDouble(i);
        double e = expected.getDouble(i);
        if (!Double.isFinite(e) || !Double.isFinite(a)) {
            return Double.compare(a, e) == 0;
        }
        if (a == e) {
            return !tolerance.signOfZero() || Double.compare(a, e) == 0;
        }
        return Math.abs(a - e) <= tolerance.allowed(expected.dtype(), e, size);
    }

    private static String text(HostArray array, int i) {
        return switch (array.dtype()) {
            case FLOAT64 -> Double.toString(array.doubles()[i]);
            case FLOAT32 -> Float.toString(array.floats()[i]);
            case INT64 -> Long.toString(array.longs()[i]);
            case BOOL -> Boolean.toString(array.booleans()[i]);
        };
    }

    private static String allowance(HostArray expected, int i, Tolerance tolerance, double size) {
        double e = expected.getDouble(i);
        boolean exact = expected.dtype() == DType.INT64 || expected.dtype() == DType.BOOL || !Double.isFinite(e);
        return exact || tolerance.ulps() == 0
                ? " (exact)"
                : " (within " + tolerance.allowed(expected.dtype(), e, size) + ")";
    }
}
