package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.CompareOp;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;

/** The largest or smallest element along axes; as in DeZero, every element that ties gets the whole gradient. */
abstract class Extremum extends UnaryFunction {
    private final ReduceOp op;
    private final int[] axes;
    private final boolean keepDims;

    Extremum(ReduceOp op, int[] axes, boolean keepDims) {
        this.op = op;
        this.axes = axes;
        this.keepDims = keepDims;
    }

    @Override
    protected final NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.reduce(op, Promotion.number(this, x), axes, keepDims);
    }

    @Override
    protected final Variable backward(Variable gy) {
        NdArray x = input(0).array();
        ArrayBackend xp = x.backend();
        Shape kept = x.shape().reduce(axes, true);
        NdArray y = xp.reshape(output(0).array(), kept);
        NdArray mask = xp.cast(xp.compare(CompareOp.EQ, x, y), gy.dtype());
        return F.mul(F.reshape(gy, kept), Variable.constant(mask));
    }
}
