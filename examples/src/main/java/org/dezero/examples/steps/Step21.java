package org.dezero.examples.steps;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/**
 * New: an operand may be a raw array or a number, on either side: {@link Variable#add(NdArray)}, {@link Variable#add(double)},
 * {@link F#mul(double, Variable)}.
 */
final class Step21 implements Step {
    @Override
    public void run(StepOutput out) {
        Variable x = Variable.of(2.0);
        NdArray three = Config.backend().full(Shape.SCALAR, DType.FLOAT64, 3);
        out.line("%s", x.add(three));
        out.line("%s", x.add(3));
        out.line("%s", F.mul(3, x).add(1));
    }
}
