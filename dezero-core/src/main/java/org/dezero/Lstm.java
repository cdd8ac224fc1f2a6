package org.dezero;

import java.util.ArrayDeque;
import java.util.Deque;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/**
 * Long short-term memory over a sequence: gates {@code (t, n, 4 h)}, the weight of the state {@code (h, 4 h)}, {@code h} and
 * {@code c (n, h)}; to {@code h'} and {@code c'} of every step {@code (t, n, h)}.
 */
final class Lstm extends Function {

    @Override
    protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
        NdArray[] out = xp.lstm(
                Promotion.floating(xp, this, xs[0]),
                Promotion.floating(xp, this, xs[1]),
                Promotion.floating(xp, this, xs[2]),
                Promotion.floating(xp, this, xs[3]));
        save(out[2], out[3]);
        return new NdArray[] {out[0], out[1]};
    }

    @Override
    protected @Nullable Variable[] backward(Variable... gys) {
        Variable gates = input(0);
        Variable w = input(1);
        Variable h = input(2);
        Variable c = input(3);
        NdArray[] results = {output(0).array(), output(1).array(), saved(0), saved(1)};
        if (records(gates, w) || records(h, c) || !areOf(results[0].dtype(), w, h, c, gys[0], gys[1])) {
            return composed(gates, w, h, c, output(0), output(1), gys[0], gys[1]);
        }
        ArrayBackend xp = results[0].backend();
        NdArray[] gs = xp.lstmGrad(gys[0].array(), gys[1].array(), w.array(), h.array(), c.array(), results);
        Variable[] out = new Variable[gs.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Variable.constant(gs[i]);
        }
        return out;
    }

    private static boolean areOf(DType dtype, Variable... xs) {
        for (Variable x : xs) {
            if (x.dtype() != dtype) {
                return false;
            }
        }
        return true;
    }

    /** The same in operations that can be differentiated again. */
    private static Variable[] composed(
            Variable gates, Variable w, Variable h, Variable c, Variable hs, Variable cs, Variable ghs, Variable gcs) {
        int steps = gates.shape().dim(0);
        Deque<Variable> gGates = new ArrayDeque<>(steps);
        Variable gw = null;
        Variable gh = null;
        Variable gc = null;
        for (int t = steps - 1; t >= 0; t--) {
            Variable hBefore = t == 0 ? h : step(hs, t - 1);
            Variable cBefore = t == 0 ? c : step(cs, t - 1);
            Variable all = F.add(step(gates, t), F.matmul(hBefore, w));
            Variable[] g = LstmCell.composed(all, cBefore, plus(step(ghs, t), gh), plus(step(gcs, t), gc));
            gGates.addFirst(g[0]);
            gw = plus(F.matmul(F.transpose(hBefore), g[0]), gw);
            gh = F.matmul(g[0], F.transpose(w));
            gc = g[1];
        }
        return new @Nullable Variable[] {F.stack(0, gGates.toArray(Variable[]::new)), gw, gh, gc};
    }

    private static Variable plus(Variable x, @Nullable Variable sum) {
        return sum == null ? x : F.add(x, sum);
    }

    private static Variable step(Variable sequence, int t) {
        return F.get(sequence, Index.at(t));
    }

    /** {@code h'} shows {@code c'}. */
    @Override
    boolean isBehind(int i, int j) {
        return i == 1 && j == 0;
    }
}
