package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.NdArray;

/** A {@link BinaryFunction} on pairs of elements: one common dtype, NumPy broadcasting. */
abstract class ElementwiseBinary extends BinaryFunction {

    /** Computes the output from operands of one dtype whose shapes broadcast. */
    abstract NdArray elementwise(ArrayBackend xp, NdArray a, NdArray b);

    /** The gradient of the first operand, before the sum over the axes it was repeated along. */
    abstract Variable left(Variable gy);

    /** The gradient of the second operand, likewise. */
    abstract Variable right(Variable gy);

    /** Input {@code i} for a formula that integers would overflow and BOOL has no arithmetic for: those as FLOAT64. */
    final Variable floating(int i) {
        Variable x = input(i);
        return x.dtype().isFloating() ? x : F.cast(x, DType.FLOAT64);
    }

    /** The check of the shapes names the operands as they were given. */
    @Override
    protected final boolean promotesInputs() {
        return false;
    }

    @Override
    protected final NdArray forward(ArrayBackend xp, NdArray a, NdArray b) {
        Promotion.checkBroadcast(this, a, b);
        if (a.dtype() == b.dtype() && a.dtype() != DType.BOOL) {
            return elementwise(xp, a, b);
        }
        DType common = Promotion.common(this, a, b);
        return elementwise(xp, Promotion.as(xp, a, common), Promotion.as(xp, b, common));
    }

    @Override
    protected final Variable backwardLeft(Variable gy) {
        return F.sumTo(left(gy), inputShape(0));
    }

    @Override
    protected final Variable backwardRight(Variable gy) {
        return F.sumTo(right(gy), inputShape(1));
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
