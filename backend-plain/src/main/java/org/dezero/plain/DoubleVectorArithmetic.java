package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;

/**
 * Arithmetic on rows of double by vectors, as far as whole vectors go: every method returns how many elements it did, from the
 * first on, and the scalar loops do the rest, to the same bits. What has no loop here is left to them altogether.
 */
final class DoubleVectorArithmetic {
    private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
    private static final int LENGTH = DoubleLanes.LENGTH;

    private DoubleVectorArithmetic() {}

    /** {@code out = op(a)}. */
    static int unary(UnaryOp op, double[] a, int ao, double[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        switch (op) {
            case NEG:
                negate(a, ao, out, oo, body);
                return body;
            case ABS:
                absolute(a, ao, out, oo, body);
                return body;
            case SIGN:
                sign(a, ao, out, oo, body);
                return body;
            case SQRT:
                root(a, ao, out, oo, body);
                return body;
            default:
                return 0;
        }
    }

    private static void negate(double[] a, int ao, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i).neg().intoArray(out, oo + i);
        }
    }

    private static void absolute(double[] a, int ao, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i).abs().intoArray(out, oo + i);
        }
    }

    private static void sign(double[] a, int ao, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            // Zeros and NaN stay what they are.
            x.blend(1, x.compare(GT, 0.0)).blend(-1, x.compare(LT, 0.0)).intoArray(out, oo + i);
        }
    }

    private static void root(double[] a, int ao, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i).sqrt().intoArray(out, oo + i);
        }
    }

    /** {@code out = op(a, b)}. */
    static int rows(BinaryOp op, double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        switch (op) {
            case ADD:
                add(a, ao, b, bo, out, oo, body);
                return body;
            case SUB:
                subtract(a, ao, b, bo, out, oo, body);
                return body;
            case MUL:
                multiply(a, ao, b, bo, out, oo, body);
                return body;
            case DIV:
                divide(a, ao, b, bo, out, oo, body);
                return body;
            case MAXIMUM:
                maximum(a, ao, b, bo, out, oo, body);
                return body;
            case MINIMUM:
                minimum(a, ao, b, bo, out, oo, body);
                return body;
            default:
                return 0;
        }
    }

    private static void add(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.add(DoubleVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void subtract(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.sub(DoubleVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void multiply(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.mul(DoubleVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void divide(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.div(DoubleVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void maximum(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.max(DoubleVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void minimum(double[] a, int ao, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, a, ao + i);
            x.min(DoubleVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    /** {@code out = op(a, b)} with a number on the right. */
    static int rowNumber(BinaryOp op, double[] a, int ao, double b, double[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        switch (op) {
            case ADD:
                add(a, ao, b, out, oo, body);
                return body;
            case SUB:
                add(a, ao, -b, out, oo, body);
                return body;
            case MUL:
                multiply(a, ao, b, out, oo, body);
                return body;
            case DIV:
                divide(a, ao, b, out, oo, body);
                return body;
            case MAXIMUM:
                maximum(a, ao, b, out, oo, body);
                return body;
            case MINIMUM:
                minimum(a, ao, b, out, oo, body);
                return body;
            default:
                return 0;
        }
    }

    /** {@code out = op(a, b)} with a number on the left. */
    static int numberRow(BinaryOp op, double a, double[] b, int bo, double[] out, int oo, int n) {
        int body = SPECIES.loopBound(n);
        switch (op) {
            case SUB:
                subtract(a, b, bo, out, oo, body);
                return body;
            case DIV:
                divide(a, b, bo, out, oo, body);
                return body;
            case POW:
                return 0;
            default:
                // The others do not care for the order.
                return rowNumber(op, b, bo, a, out, oo, n);
        }
    }

    private static void add(double[] a, int ao, double b, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i).add(b).intoArray(out, oo + i);
        }
    }

    private static void multiply(double[] a, int ao, double b, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i).mul(b).intoArray(out, oo + i);
        }
    }

    private static void divide(double[] a, int ao, double b, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i).div(b).intoArray(out, oo + i);
        }
    }

    private static void maximum(double[] a, int ao, double b, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i).max(b).intoArray(out, oo + i);
        }
    }

    private static void minimum(double[] a, int ao, double b, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector.fromArray(SPECIES, a, ao + i).min(b).intoArray(out, oo + i);
        }
    }

    private static void subtract(double a, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.broadcast(SPECIES, a);
            x.sub(DoubleVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void divide(double a, double[] b, int bo, double[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            DoubleVector x = DoubleVector.broadcast(SPECIES, a);
            x.div(DoubleVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }
}
