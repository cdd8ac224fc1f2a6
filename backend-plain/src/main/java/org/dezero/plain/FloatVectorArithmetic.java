package org.dezero.plain;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;

/**
 * Arithmetic on rows of float by vectors, as far as whole vectors go: every method returns how many elements it did, from the
 * first on, and the scalar loops do the rest, to the same bits. What has no loop here is left to them altogether.
 */
final class FloatVectorArithmetic {
    private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
    private static final int LENGTH = FloatLanes.LENGTH;

    private FloatVectorArithmetic() {}

    /** {@code out = op(a)}. */
    static int unary(UnaryOp op, float[] a, int ao, float[] out, int oo, int n) {
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

    private static void negate(float[] a, int ao, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i).neg().intoArray(out, oo + i);
        }
    }

    private static void absolute(float[] a, int ao, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i).abs().intoArray(out, oo + i);
        }
    }

    private static void sign(float[] a, int ao, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            // Zeros and NaN stay what they are.
            x.blend(1, x.compare(GT, 0f)).blend(-1, x.compare(LT, 0f)).intoArray(out, oo + i);
        }
    }

    private static void root(float[] a, int ao, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i).sqrt().intoArray(out, oo + i);
        }
    }

    /** {@code out = op(a, b)}. */
    static int rows(BinaryOp op, float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
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

    private static void add(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.add(FloatVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void subtract(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.sub(FloatVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void multiply(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.mul(FloatVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void divide(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.div(FloatVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void maximum(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.max(FloatVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void minimum(float[] a, int ao, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, ao + i);
            x.min(FloatVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    /** {@code out = op(a, b)} with a number on the right. */
    static int rowNumber(BinaryOp op, float[] a, int ao, float b, float[] out, int oo, int n) {
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
    static int numberRow(BinaryOp op, float a, float[] b, int bo, float[] out, int oo, int n) {
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

    private static void add(float[] a, int ao, float b, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i).add(b).intoArray(out, oo + i);
        }
    }

    private static void multiply(float[] a, int ao, float b, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i).mul(b).intoArray(out, oo + i);
        }
    }

    private static void divide(float[] a, int ao, float b, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i).div(b).intoArray(out, oo + i);
        }
    }

    private static void maximum(float[] a, int ao, float b, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i).max(b).intoArray(out, oo + i);
        }
    }

    private static void minimum(float[] a, int ao, float b, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector.fromArray(SPECIES, a, ao + i).min(b).intoArray(out, oo + i);
        }
    }

    private static void subtract(float a, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.broadcast(SPECIES, a);
            x.sub(FloatVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }

    private static void divide(float a, float[] b, int bo, float[] out, int oo, int n) {
        for (int i = 0; i < n; i += LENGTH) {
            FloatVector x = FloatVector.broadcast(SPECIES, a);
            x.div(FloatVector.fromArray(SPECIES, b, bo + i)).intoArray(out, oo + i);
        }
    }
}
