package org.dezero.examples.steps;

import org.dezero.Function;
import org.dezero.UnaryFunction;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/**
 * New: a {@link Function} takes the array out of a variable, computes with it, and puts the result into a new variable. A
 * function of one input extends {@link UnaryFunction}.
 */
final class Step02 implements Step {
    /** {@code x^2}; its {@code backward} is the matter of step 6. */
    static final class Square extends UnaryFunction {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            return xp.binary(BinaryOp.MUL, x, x);
        }

        @Override
        protected Variable backward(Variable gy) {
            return gy.mul(input(0)).mul(2);
        }
    }

    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(10);
        Variable y = new Square().apply(x);
        out.line("%s", y.getClass());
        out.line("%s", y.data());
    }
}
