package org.dezero.examples.steps;

import org.dezero.BinaryFunction;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.NdArray;

/**
 * New: the shorter form for two inputs and one output, {@link BinaryFunction}, without arrays and lists; the caller has
 * {@link F#add(Variable, Variable)}.
 */
final class Step12 implements Step {
    /** {@code a + b}. */
    private static final class Add extends BinaryFunction {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray a, NdArray b) {
            return xp.binary(BinaryOp.ADD, a, b);
        }

        @Override
        protected Variable backwardLeft(Variable gy) {
            return gy;
        }

        @Override
        protected Variable backwardRight(Variable gy) {
            return gy;
        }
    }

    @Override
    public void run(StepOutput out) {
        Variable a = Variable.of(2);
        Variable b = Variable.of(3);
        Variable y = new Add().apply(a, b);
        out.line("%s", y.data());
        out.property("so says F.add", F.add(a, b).item() == y.item());
    }
}
