package org.dezero.examples.steps;

import org.dezero.UnaryFunction;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;

/** New: functions are chained, because what one gives is what the next one takes: {@link UnaryFunction#apply}. */
final class Step03 implements Step {
    /** {@code e^x}; its derivative is its output. */
    static final class Exp extends UnaryFunction {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            return xp.unary(UnaryOp.EXP, x);
        }

        @Override
        protected Variable backward(Variable gy) {
            return gy.mul(output(0));
        }
    }

    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(0.5);
        Variable a = new Step02.Square().apply(x);
        Variable b = new Exp().apply(a);
        Variable y = new Step02.Square().apply(b);
        out.line("%s", y.data());
    }
}
