package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;

/** Brings operands to one dtype by NumPy's rule, and checks that their shapes broadcast, before a backend sees them. */
final class Promotion {
    private Promotion() {}

    // The operation is given as a name, or as a function, whose name is made only where a message needs it.

    /** The dtype in which two operands meet; arithmetic has none for BOOL with BOOL. */
    static DType common(Object op, NdArray a, NdArray b) {
        DType t = DType.promote(a.dtype(), b.dtype());
        if (t == DType.BOOL) {
            throw new DTypeException(op + ": BOOL has no arithmetic: lhs " + describe(a) + ", rhs " + describe(b)
                    + "; cast one with astype(DType.INT64), or use where");
        }
        return t;
    }

    /** The arrays in their common dtype; the same array of arrays where they have one. */
    static NdArray[] together(ArrayBackend xp, NdArray[] xs) {
        if (xs.length < 2) {
            return xs;
        }
        DType common = xs[0].dtype();
        boolean mixed = false;
        for (NdArray x : xs) {
            mixed |= x.dtype() != common;
            common = DType.promote(common, x.dtype());
        }
        if (!mixed) {
            return xs;
        }
        NdArray[] out = new NdArray[xs.length];
        for (int i = 0; i < xs.length; i++) {
            out[i] = as(xp, xs[i], common);
        }
        return out;
    }

    /** {@code x} in a type with arithmetic. */
    static NdArray number(Object op, NdArray x) {
        if (x.dtype() == DType.BOOL) {
            throw new DTypeException(
                    op + ": BOOL has no arithmetic: operand " + describe(x) + "; cast it with astype(DType.INT64)");
        }
        return x;
    }

    /** {@code x} as {@code dtype}; {@code x} itself, not another handle on it, where it has that type. */
    static NdArray as(ArrayBackend xp, NdArray x, DType dtype) {
        return x.dtype() == dtype ? x : xp.cast(x, dtype);
    }

    /** {@code x} in a floating type: INT64 becomes FLOAT64. */
    static NdArray floating(ArrayBackend xp, Object op, NdArray x) {
        if (x.dtype().isFloating()) {
            return x;
        }
        return xp.cast(number(op, x), DType.FLOAT64);
    }

    /** {@code x} in a type that holds {@code scalar}: INT64 becomes FLOAT64 for a fraction. */
    static NdArray holding(ArrayBackend xp, Object op, NdArray x, double scalar) {
        return holds(x.dtype(), scalar) ? number(op, x) : xp.cast(x, DType.FLOAT64);
    }

    /** False for a fraction, or a number beyond 64 bits, beside INT64. */
    static boolean holds(DType dtype, double scalar) {
        return dtype != DType.INT64 || (scalar == Math.rint(scalar) && Math.abs(scalar) < 0x1p63);
    }

    /** Refuses shapes that do not broadcast. */
    static void checkBroadcast(Object op, NdArray a, NdArray b) {
        Shape s = a.shape();
        Shape t = b.shape();
        if (s.equals(t)) {
            return;
        }
        for (int i = s.ndim() - 1, j = t.ndim() - 1; i >= 0 && j >= 0; i--, j--) {
            int m = s.dim(i);
            int n = t.dim(j);
            if (m != n && m != 1 && n != 1) {
                throw new ShapeException(
                        op + ": shapes do not broadcast: lhs " + describe(a) + ", rhs " + describe(b) + " (" + m
                                + " != " + n + "); aligned at the last axis, lengths must be equal or one of them 1");
            }
        }
    }

    static String describe(Variable x) {
        return x.shape() + " " + x.dtype();
    }

    static String describe(NdArray x) {
        return x.shape() + " " + x.dtype();
    }
}
