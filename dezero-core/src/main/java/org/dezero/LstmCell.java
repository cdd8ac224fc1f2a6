package org.dezero;

import java.util.List;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/**
 * A step of long short-term memory from gates {@code (n, 4 h)} before their activation, in the order forget, input, output,
 * update, and the memory cell {@code c (n, h)}: {@code h'} and {@code c'}.
 */
final class LstmCell extends Function {

    @Override
    protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
        NdArray[] out = xp.lstmCell(Promotion.floating(xp, this, xs[0]), Promotion.floating(xp, this, xs[1]));
        save(out[2], out[3]);
        return new NdArray[] {out[0], out[1]};
    }

    @Override
    protected @Nullable Variable[] backward(Variable... gys) {
        Variable gates = input(0);
        Variable c = input(1);
        NdArray activated = saved(0);
        DType dtype = activated.dtype();
        boolean oneDType = c.dtype() == dtype && gys[0].dtype() == dtype && gys[1].dtype() == dtype;
        if (oneDType && !records(gates, c)) {
            NdArray[] g =
                    activated.backend().lstmCellGrad(gys[0].array(), gys[1].array(), activated, c.array(), saved(1));
            return new Variable[] {Variable.constant(g[0]), Variable.constant(g[1])};
        }
        return composed(gates, c, gys[0], gys[1]);
    }

    /** The same in operations that can be differentiated again. */
    static Variable[] composed(Variable gates, Variable c, Variable gh, Variable gNext) {
        List<Variable> parts = F.split(gates, 4, 1);
        Variable f = F.sigmoid(parts.get(0));
        Variable i = F.sigmoid(parts.get(1));
        Variable o = F.sigmoid(parts.get(2));
        Variable u = F.tanh(parts.get(3));
        Variable shown = F.tanh(F.add(F.mul(f, c), F.mul(i, u)));
        Variable g = F.add(gNext, Tanh.grad(F.mul(gh, o), shown));
        Variable gates4 = F.concat(
                1,
                Sigmoid.grad(F.mul(g, c), f),
                Sigmoid.grad(F.mul(g, u), i),
                Sigmoid.grad(F.mul(gh, shown), o),
                Tanh.grad(F.mul(g, i), u));
        return new Variable[] {gates4, F.mul(g, f)};
    }

    /** {@code h'} shows {@code c'}. */
    @Override
    boolean isBehind(int i, int j) {
        return i == 1 && j == 0;
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
