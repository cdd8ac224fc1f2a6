package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/** {@code x W + b} for {@code x (n, i)}, {@code W (i, o)}, {@code b (o,)}. */
final class Linear extends Function {

    @Override
    protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
        return new NdArray[] {
            xp.linear(
                    Promotion.floating(xp, this, xs[0]),
                    Promotion.floating(xp, this, xs[1]),
                    Promotion.floating(xp, this, xs[2]))
        };
    }

    @Override
    protected @Nullable Variable[] backward(Variable... gys) {
        Variable gy = gys[0];
        if (needsGrad(0) && needsGrad(1) && !records(input(0), input(1))) {
            Variable[] gs = MatMul.gradients(gy, input(0), input(1));
            return new @Nullable Variable[] {gs[0], gs[1], needsGrad(2) ? F.sumTo(gy, inputShape(2)) : null};
        }
        return new @Nullable Variable[] {
            needsGrad(0) ? F.matmul(gy, F.transpose(input(1))) : null,
            needsGrad(1) ? F.matmul(F.transpose(input(0)), gy) : null,
            needsGrad(2) ? F.sumTo(gy, inputShape(2)) : null
        };
    }

    @Override
    protected boolean retainsInput(int i) {
        return i < 2;
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }

    @Override
    protected boolean gradReads(int j, int i) {
        return j < 2 && i == 1 - j;
    }
}
