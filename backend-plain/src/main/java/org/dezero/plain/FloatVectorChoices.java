package org.dezero.plain;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.dezero.array.CompareOp;

/** Comparisons and choices on rows of float by vectors, as far as whole vectors go; what they return is that of {@link FloatVectorArithmetic}. */
final class FloatVectorChoices {
    private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
    private static final int LENGTH = FloatLanes.LENGTH;

    private FloatVectorChoices() {}

    /** {@code out = op(a, b)}. */
    static int rows(CompareOp op, float[] a, int ao, float[] b, int bo, boolean[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        switch (op) {
            case EQ:
                equal(a, ao, b, bo, out, oo, body);
                return body;
            case NE:
                unequal(a, ao, b, bo, out, oo, body);
                return body;
            case LT:
                less(a, ao, b, bo, out, oo, body);
                return body;
            case LE:
                lessOrEqual(a, ao, b, bo, out, oo, body);
                return body;
            case GT:
                less(b, bo, a, ao, out, oo, body);
                return body;
            default:
                lessOrEqual(b, bo, a, ao, out, oo, body);
                return body;
        }
    }

    /** {@code out = op(a, b)} with a number on the right. */
    static int number(CompareOp op, float[] a, int ao, float b, boolean[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        switch (op) {
            case EQ:
                equal(a, ao, b, out, oo, body);
                return body;
            case NE:
                unequal(a, ao, b, out, oo, body);
                return body;
            case LT:
                less(a, ao, b, out, oo, body);
                return body;
            case LE:
                lessOrEqual(a, ao, b, out, oo, body);
                return body;
            case GT:
                greater(a, ao, b, out, oo, body);
                return body;
            default:
                greaterOrEqual(a, ao, b, out, oo, body);
                return body;
        }
    }

    private static void equal(float[] a, int ao, float[] b, int bo, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.compare(VectorOperators.EQ, FloatVector.fromArray(SPECIES, b, bo + i))
                    .intoArray(out, oo + i);
        }
    }

    private static void unequal(float[] a, int ao, float[] b, int bo, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.compare(VectorOperators.NE, FloatVector.fromArray(SPECIES, b, bo + i))
                    .intoArray(out, oo + i);
        }
    }

    private static void less(float[] a, int ao, float[] b, int bo, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.compare(VectorOperators.LT, FloatVector.fromArray(SPECIES, b, bo + i))
                    .intoArray(out, oo + i);
        }
    }

    private static void lessOrEqual(float[] a, int ao, float[] b, int bo, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.compare(VectorOperators.LE, FloatVector.fromArray(SPECIES, b, bo + i))
                    .intoArray(out, oo + i);
        }
    }

    private static void equal(float[] a, int ao, float b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.EQ, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void unequal(float[] a, int ao, float b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.NE, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void less(float[] a, int ao, float b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.LT, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void lessOrEqual(float[] a, int ao, float b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.LE, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void greater(float[] a, int ao, float b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.GT, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void greaterOrEqual(float[] a, int ao, float b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.GE, b)
                    .intoArray(out, oo + i);
        }
    }

    /** {@code out = c ? a : b}; the strides {@code as} and {@code bs} are 0 or 1, that of c is 1. */
    static int where(
            boolean[] c, int co, float[] a, int ao, int as, float[] b, int bo, int bs, float[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        if (as != 0 && bs != 0) {
            choose(c, co, a, ao, b, bo, out, oo, body);
        } else if (as != 0) {
            choose(c, co, a, ao, b[bo], out, oo, body);
        } else if (bs != 0) {
            choose(c, co, a[ao], b, bo, out, oo, body);
        } else {
            choose(c, co, a[ao], b[bo], out, oo, body);
        }
        return body;
    }

    private static void choose(boolean[] c, int co, float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            VectorMask<Float> first = VectorMask.fromArray(SPECIES, c, co + i);
            FloatVector.fromArray(SPECIES, b, bo + i)
                    .blend(FloatVector.fromArray(SPECIES, a, ao + i), first)
                    .intoArray(out, oo + i);
        }
    }

    private static void choose(boolean[] c, int co, float[] a, int ao, float b, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            VectorMask<Float> first = VectorMask.fromArray(SPECIES, c, co + i);
            FloatVector.broadcast(SPECIES, b)
                    .blend(FloatVector.fromArray(SPECIES, a, ao + i), first)
                    .intoArray(out, oo + i);
        }
    }

    private static void choose(boolean[] c, int co, float a, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            VectorMask<Float> first = VectorMask.fromArray(SPECIES, c, co + i);
            FloatVector.fromArray(SPECIES, b, bo + i).blend(a, first).intoArray(out, oo + i);
        }
    }

    private static void choose(boolean[] c, int co, float a, float b, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            VectorMask<Float> first = VectorMask.fromArray(SPECIES, c, co + i);
            FloatVector.broadcast(SPECIES, b).blend(a, first).intoArray(out, oo + i);
        }
    }
}
