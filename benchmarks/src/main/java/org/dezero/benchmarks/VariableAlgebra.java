package org.dezero.benchmarks;

import org.dezero.F;
import org.dezero.Variable;

/** The library's operations on scalars. */
final class VariableAlgebra implements ScalarAlgebra<Variable> {
    @Override
    public Variable add(Variable a, Variable b) {
        return F.add(a, b);
    }

    @Override
    public Variable sub(Variable a, Variable b) {
        return F.sub(a, b);
    }

    @Override
    public Variable mul(Variable a, Variable b) {
        return F.mul(a, b);
    }

    @Override
    public Variable add(Variable a, double b) {
        return F.add(a, b);
    }

    @Override
    public Variable mul(Variable a, double b) {
        return F.mul(a, b);
    }

    @Override
    public Variable square(Variable a) {
        return F.square(a);
    }

    @Override
    public Variable exp(Variable a) {
        return F.exp(a);
    }

    @Override
    public Variable tanh(Variable a) {
        return F.tanh(a);
    }
}
