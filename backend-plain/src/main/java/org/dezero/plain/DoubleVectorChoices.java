package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.dezero.array.CompareOp;

/** Comparisons and choices on rows of double by vectors, as far as whole vectors go; what they return is that of {@link DoubleVectorArithmetic}. */
final class DoubleVectorChoices {
    private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
    private static final int LENGTH = DoubleLanes.LENGTH;

    private DoubleVectorChoices() {}

    /** {@code out = op(a, b)}. */
    static int rows(CompareOp op, double[] a, int ao, double[] b, int bo, boolean[] out, int oo, int n) {
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
    static int number(CompareOp op, double[] a, int ao, double b, boolean[] out, int oo, int n) {
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

    private static void equal(double[] a, int ao, double[] b, int bo, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.compare(VectorOperators.EQ, DoubleVector.fromArray(SPECIES, b, bo + i))
                    .intoArray(out, oo + i);
        }
    }

    private static void unequal(double[] a, int ao, double[] b, int bo, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.compare(VectorOperators.NE, DoubleVector.fromArray(SPECIES, b, bo + i))
                    .intoArray(out, oo + i);
        }
    }

    private static void less(double[] a, int ao, double[] b, int bo, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.compare(VectorOperators.LT, DoubleVector.fromArray(SPECIES, b, bo + i))
                    .intoArray(out, oo + i);
        }
    }

    private static void lessOrEqual(double[] a, int ao, double[] b, int bo, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.compare(VectorOperators.LE, DoubleVector.fromArray(SPECIES, b, bo + i))
                    .intoArray(out, oo + i);
        }
    }

    private static void equal(double[] a, int ao, double b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.EQ, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void unequal(double[] a, int ao, double b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.NE, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void less(double[] a, int ao, double b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.LT, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void lessOrEqual(double[] a, int ao, double b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.LE, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void greater(double[] a, int ao, double b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.GT, b)
                    .intoArray(out, oo + i);
        }
    }

    private static void greaterOrEqual(double[] a, int ao, double b, boolean[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i)
                    .compare(VectorOperators.GE, b)
                    .intoArray(out, oo + i);
        }
    }

    /** {@code out = c ? a : b}; the strides {@code as} and {@code bs} are 0 or 1, that of c is 1. */
    static int where(
            boolean[] c, int co, double[] a, int ao, int as, double[] b, int bo, int bs, double[] out, int oo, int n) {
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

    private static void choose(
            boolean[] c, int co, double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            VectorMask<Double> first = VectorMask.fromArray(SPECIES, c, co + i);
            DoubleVector.fromArray(SPECIES, b, bo + i)
                    .blend(DoubleVector.fromArray(SPECIES, a, ao + i), first)
                    .intoArray(out, oo + i);
        }
    }

    private static void choose(boolean[] c, int co, double[] a, int ao, double b, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            VectorMask<Double> first = VectorMask.fromArray(SPECIES, c, co + i);
            DoubleVector.broadcast(SPECIES, b)
                    .blend(DoubleVector.fromArray(SPECIES, a, ao + i), first)
                    .intoArray(out, oo + i);
        }
    }

    private static void choose(boolean[] c, int co, double a, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            VectorMask<Double> first = VectorMask.fromArray(SPECIES, c, co + i);
            DoubleVector.fromArray(SPECIES, b, bo + i).blend(a, first).intoArray(out, oo + i);
        }
    }

    private static void choose(boolean[] c, int co, double a, double b, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            VectorMask<Double> first = VectorMask.fromArray(SPECIES, c, co + i);
            DoubleVector.broadcast(SPECIES, b).blend(a, first).intoArray(out, oo + i);
        }
    }
}
