package org.dezero.examples.steps;

import java.util.List;
import org.dezero.Function;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/** New: a {@link Function} may have any number of inputs and of outputs; {@link Function#applyAll} gives a list. */
final class Step11 implements Step {
    /** {@code a + b}. */
    static final class Add extends Function {
        @Override
        protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
            return new NdArray[] {xp.binary(BinaryOp.ADD, xs[0], xs[1])};
        }

        @Override
        protected Variable[] backward(Variable... gys) {
            return new Variable[] {gys[0], gys[0]};
        }
    }

    @Override
    public void run(StepOutput out) {
        List<Variable> xs = List.of(Variable.of(2), Variable.of(3));
        List<Variable> ys = new Add().applyAll(xs.toArray(new Variable[0]));
        Variable y = ys.get(0);
        out.line("%s", y.data());
    }
}
