package org.dezero.nd4j;

import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.Pow;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.ReplaceNans;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarDivision;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseDivision;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarReverseSubtraction;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarSubtraction;
import org.nd4j.linalg.api.ops.impl.scalar.comparison.ScalarEquals;
import org.nd4j.linalg.api.ops.impl.scalar.comparison.ScalarGreaterThan;
import org.nd4j.linalg.api.ops.impl.scalar.comparison.ScalarGreaterThanOrEqual;
import org.nd4j.linalg.api.ops.impl.scalar.comparison.ScalarLessThan;
import org.nd4j.linalg.api.ops.impl.scalar.comparison.ScalarLessThanOrEqual;
import org.nd4j.linalg.api.ops.impl.scalar.comparison.ScalarNotEquals;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Floor;
import org.nd4j.linalg.api.ops.impl.transforms.same.Negative;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cos;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Cosh;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Exp;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sin;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sinh;

/** Operations element by element, with NumPy broadcasting. */
final class Elementwise {
    /** Larger than any argument at which tanh is not yet 1 in float64. */
    private static final double TANH_IS_ONE = 20;

    private final NativeCalls calls;
    private final Reductions reductions;

    Elementwise(NativeCalls calls, Reductions reductions) {
        this.calls = calls;
        this.reductions = reductions;
    }

    Nd4jArray unary(UnaryOp op, Nd4jArray a) {
        a.buffer();
        if (a.size() == 0) {
            return calls.empty(a.dtype(), a.shape());
        }
        INDArray in = a.nd();
        INDArray z = calls.allocate(a.dtype(), a.shape());
        switch (op) {
            case LOG1P:
                log1p(a, in, z);
                break;
            case TANH:
                tanh(a, in, z);
                break;
            case SIGN:
                calls.run(new Sign(in, z));
                if (a.dtype().isFloating()) {
                    // ND4J's sign of NaN is 0.
                    calls.takeNansFrom(in, z);
                }
                break;
            default:
                calls.run(transform(op, in, z));
        }
        return calls.fresh(a.dtype(), a.shape(), z);
    }

    private static Op transform(UnaryOp op, INDArray x, INDArray z) {
        switch (op) {
            case NEG:
                return new Negative(x, z);
            case ABS:
                return new Abs(x, z);
            case FLOOR:
                return new Floor(x, z);
            case SQRT:
                return new Sqrt(x, z);
            case EXP:
                return new Exp(x, z);
            case LOG:
                return new Log(x, z);
            case SIN:
                return new Sin(x, z);
            case COS:
                return new Cos(x, z);
            case ERF:
                return new Erf(x, z);
            default:
                throw new AssertionError(op);
        }
    }

    /**
     * ND4J's Log1p is log(1 + x), which loses x in the rounding of the sum. What was lost, {@code x - ((1 + x) - 1)}, is
     * a first-order correction of the result; where it matters it is at most half a unit of 1.
     */
    private void log1p(Nd4jArray a, INDArray x, INDArray z) {
        double half = a.dtype() == DType.FLOAT32 ? 0x1p-24 : 0x1p-53;
        calls.run(new ScalarAdd(x, null, z, 1));
        INDArray lost = calls.allocate(a.dtype(), a.shape());
        calls.run(new ScalarSubtraction(z, null, lost, 1));
        calls.run(Pairwise.of(BinaryOp.SUB, x, lost, lost));
        // inf - inf
        calls.run(new ReplaceNans(lost, lost, 0));
        calls.custom("clipbyvalue", lost, new INDArray[] {lost}, new double[] {-half, half});
        calls.run(new Log(z, z));
        calls.run(Pairwise.of(BinaryOp.ADD, z, lost, z));
        calls.free(lost);
    }

    /** ND4J's Tanh subtracts exponentials, which leaves no digit right near 0; its sinh and cosh are exact there. */
    private void tanh(Nd4jArray a, INDArray x, INDArray z) {
        INDArray cosh = calls.allocate(a.dtype(), a.shape());
        calls.custom("clipbyvalue", z, new INDArray[] {x}, new double[] {-TANH_IS_ONE, TANH_IS_ONE});
        calls.run(new Cosh(z, cosh));
        calls.run(new Sinh(z, z));
        calls.run(Pairwise.of(BinaryOp.DIV, z, cosh, z));
        calls.free(cosh);
    }

    Nd4jArray binary(BinaryOp op, Nd4jArray x, Nd4jArray y) {
        x.buffer();
        y.buffer();
        Shape shape = Shape.broadcast(x.shape(), y.shape(), "binary");
        if (shape.size() == 0) {
            return calls.empty(x.dtype(), shape);
        }
        INDArray z;
        if (Pairwise.has(op) && x.shape().equals(y.shape())) {
            z = calls.allocate(x.dtype(), shape);
            calls.run(Pairwise.of(op, x.nd(), y.nd(), z));
            return calls.fresh(x.dtype(), shape, z);
        }
        switch (op) {
            case MAXIMUM:
            case MINIMUM:
                if (!x.dtype().isFloating()) {
                    return broadcast(customName(op), x.dtype(), x, y, shape);
                }
                z = extremum(op, x, y, shape);
                break;
            case POW:
                if (x.dtype().isFloating()) {
                    return broadcast("Pow", x.dtype(), x, y, shape);
                }
                z = integerPower(x, y, shape);
                break;
            default:
                return broadcast(customName(op), x.dtype(), x, y, shape);
        }
        return calls.fresh(x.dtype(), shape, z);
    }

    /**
     * A broadcasting call. Beside one element, whatever its rank, ND4J expects the other operand's shape as result, so
     * that a {@code (1, 1)} with a {@code (3,)} has to be seen as a scalar.
     */
    private Nd4jArray broadcast(String name, DType result, Nd4jArray x, Nd4jArray y, Shape shape) {
        boolean left = x.size() == 1 && x.ndim() > y.ndim();
        boolean right = y.size() == 1 && y.ndim() > x.ndim();
        INDArray a = left ? x.part(Shape.SCALAR, new long[0], x.offset()).nd() : x.nd();
        INDArray b = right ? y.part(Shape.SCALAR, new long[0], y.offset()).nd() : y.nd();
        Shape expected = left ? y.shape() : right ? x.shape() : shape;
        Nd4jArray out = calls.fresh(result, expected, calls.custom(name, calls.allocate(result, expected), a, b));
        return left || right ? out.recast(shape, Nd4jArray.denseStrides(shape)) : out;
    }

    private static String customName(BinaryOp op) {
        switch (op) {
            case ADD:
                return "add";
            case SUB:
                return "subtract";
            case MUL:
                return "multiply";
            case DIV:
                return "divide";
            case MAXIMUM:
                return "maximum";
            case MINIMUM:
                return "minimum";
            default:
                throw new AssertionError(op);
        }
    }

    /**
     * ND4J's maximum is {@code x > y ? x : y}: a NaN on the left is lost, and broadcasting may swap the sides. So both
     * operands get the full shape, and the NaNs of the left one are put back.
     */
    private INDArray extremum(BinaryOp op, Nd4jArray x, Nd4jArray y, Shape shape) {
        INDArray z = calls.allocate(x.dtype(), shape);
        INDArray left = x.shape().equals(shape) ? x.nd() : calls.expand(x, shape);
        INDArray right = y.shape().equals(shape) ? y.nd() : calls.expand(y, shape);
        calls.custom(customName(op), z, left, right);
        calls.takeNansFrom(left, z);
        if (left != x.nd()) {
            calls.free(left);
        }
        if (right != y.nd()) {
            calls.free(right);
        }
        return z;
    }

    /** ND4J's power of integers goes through double and does not wrap: here by squaring and multiplying. */
    private INDArray integerPower(Nd4jArray x, Nd4jArray exponent, Shape shape) {
        INDArray power = calls.filled(DType.INT64, shape, 1);
        INDArray base = calls.expand(x, shape);
        if (exponent.size() == 1) {
            for (long e = exponent.buffer().data().getLong(exponent.offset()); e > 0; e >>= 1) {
                if ((e & 1) == 1) {
                    calls.custom("multiply", power, power, base);
                }
                if (e > 1) {
                    calls.custom("multiply", base, base, base);
                }
            }
        } else {
            multiplyPowers(power, base, exponent, shape);
        }
        calls.free(base);
        return power;
    }

    /** For every bit of the exponents, {@code 1 + bit * (base - 1)} is the base where the bit is set and 1 elsewhere. */
    private void multiplyPowers(INDArray power, INDArray base, Nd4jArray exponent, Shape shape) {
        IndexRange known = exponent.knownRange();
        long most = known == null ? reductions.range(exponent).max() : known.max();
        INDArray left = calls.expand(exponent, shape);
        INDArray factor = calls.allocate(DType.INT64, shape);
        INDArray bit = calls.allocate(DType.INT64, shape);
        INDArray one = calls.filled(DType.INT64, Shape.SCALAR, 1);
        for (long e = most; e > 0; e >>= 1) {
            calls.custom("bitwise_and", bit, left, one);
            calls.custom("subtract", factor, base, one);
            calls.custom("multiply", factor, factor, bit);
            calls.custom("add", factor, factor, one);
            calls.custom("multiply", power, power, factor);
            calls.custom("multiply", base, base, base);
            calls.custom("rshift_bits", left, left, one);
        }
        for (INDArray temporary : new INDArray[] {left, factor, bit, one}) {
            calls.free(temporary);
        }
    }

    Nd4jArray binary(BinaryOp op, Nd4jArray x, double value, boolean valueFirst) {
        x.buffer();
        if (x.size() == 0) {
            return calls.empty(x.dtype(), x.shape());
        }
        DType dtype = x.dtype();
        if (op == BinaryOp.POW && (valueFirst || dtype == DType.INT64)) {
            Nd4jArray number = calls.full(Shape.SCALAR, dtype, value);
            return valueFirst ? binary(op, number, x) : binary(op, x, number);
        }
        if (op == BinaryOp.MINIMUM && dtype.isFloating()) {
            return calls.fresh(dtype, x.shape(), scalarMinimum(x, value));
        }
        if (op == BinaryOp.MAXIMUM && Double.isNaN(value)) {
            return calls.full(x.shape(), dtype, value);
        }
        INDArray z = calls.allocate(dtype, x.shape());
        calls.run(scalarOp(op, x.nd(), z, Types.number(dtype, value), valueFirst, dtype));
        return calls.fresh(dtype, x.shape(), z);
    }

    private static Op scalarOp(BinaryOp op, INDArray x, INDArray z, Number value, boolean valueFirst, DType dtype) {
        switch (op) {
            case ADD:
                return new ScalarAdd(x, null, z, value);
            case SUB:
                return valueFirst
                        ? new ScalarReverseSubtraction(x, null, z, value)
                        : new ScalarSubtraction(x, null, z, value);
            case MUL:
                return new ScalarMultiplication(x, null, z, value);
            case DIV:
                return valueFirst
                        ? new ScalarReverseDivision(x, null, z, value)
                        : new ScalarDivision(x, null, z, value);
            case POW:
                return new Pow(x, z, value.doubleValue());
            case MAXIMUM:
                // ScalarMax turns NaN into the number; a rectifier with a threshold, x < value ? value : x, keeps it.
                return dtype == DType.INT64
                        ? new ScalarMax(x, null, z, value)
                        : new RectifiedLinear(x, z, value.doubleValue());
            case MINIMUM:
                return new ScalarMin(x, null, z, value);
            default:
                throw new AssertionError(op);
        }
    }

    /** ScalarMin turns NaN into the number; the minimum of two arrays keeps a NaN of the second. */
    private INDArray scalarMinimum(Nd4jArray x, double value) {
        INDArray z = calls.filled(x.dtype(), x.shape(), value);
        return Double.isNaN(value) ? z : calls.custom("minimum", z, z, x.nd());
    }

    Nd4jArray compare(CompareOp op, Nd4jArray x, Nd4jArray y) {
        x.buffer();
        y.buffer();
        Shape shape = Shape.broadcast(x.shape(), y.shape(), "compare");
        if (shape.size() == 0) {
            return calls.empty(DType.BOOL, shape);
        }
        return broadcast(customName(op), DType.BOOL, x, y, shape);
    }

    private static String customName(CompareOp op) {
        switch (op) {
            case EQ:
                return "equals";
            case NE:
                return "not_equals";
            case LT:
                return "less";
            case LE:
                return "less_equal";
            case GT:
                return "greater";
            default:
                return "greater_equal";
        }
    }

    Nd4jArray compare(CompareOp op, Nd4jArray x, double value) {
        if (x.dtype() == DType.BOOL) {
            return compare(op, x, calls.full(Shape.SCALAR, DType.BOOL, value));
        }
        x.buffer();
        if (x.size() == 0) {
            return calls.empty(DType.BOOL, x.shape());
        }
        INDArray z = calls.allocate(DType.BOOL, x.shape());
        calls.run(scalarOp(op, x.nd(), z, Types.number(x.dtype(), value)));
        return calls.fresh(DType.BOOL, x.shape(), z);
    }

    private static Op scalarOp(CompareOp op, INDArray x, INDArray z, Number value) {
        switch (op) {
            case EQ:
                return new ScalarEquals(x, z, value);
            case NE:
                return new ScalarNotEquals(x, z, value);
            case LT:
                return new ScalarLessThan(x, z, value);
            case LE:
                return new ScalarLessThanOrEqual(x, z, value);
            case GT:
                return new ScalarGreaterThan(x, z, value);
            default:
                return new ScalarGreaterThanOrEqual(x, z, value);
        }
    }

    /** {@code in[0] ? in[1] : in[2]}. */
    Nd4jArray where(Nd4jArray... in) {
        for (Nd4jArray x : in) {
            x.buffer();
        }
        Shape shape = Shape.broadcast(Shape.broadcast(in[0].shape(), in[1].shape(), "where"), in[2].shape(), "where");
        DType dtype = in[1].dtype();
        if (shape.size() == 0) {
            return calls.empty(dtype, shape);
        }
        // ND4J's select takes equal shapes only.
        INDArray[] nd = new INDArray[in.length];
        for (int i = 0; i < in.length; i++) {
            nd[i] = in[i].shape().equals(shape) ? in[i].nd() : calls.expand(in[i], shape);
        }
        INDArray z = calls.custom("select", calls.allocate(dtype, shape), nd);
        for (int i = 0; i < in.length; i++) {
            if (!in[i].shape().equals(shape)) {
                calls.free(nd[i]);
            }
        }
        return calls.fresh(dtype, shape, z);
    }

    Nd4jArray sigmoid(Nd4jArray a) {
        a.buffer();
        if (a.size() == 0) {
            return a;
        }
        INDArray z = calls.allocate(a.dtype(), a.shape());
        calls.run(new Sigmoid(a.nd(), z));
        return calls.fresh(a.dtype(), a.shape(), z);
    }
}
