package org.dezero;

import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;

/**
 * Functions as the book writes them down first: composed of smaller ones, exactly as the formula reads. The versions without
 * "Simple" give the same values, do not overflow, and leave a smaller graph.
 */
final class Simple {
    private Simple() {}

    static Variable sigmoid(Variable x) {
        return F.div(1, F.add(1, F.exp(F.neg(x))));
    }

    static Variable softmax(Variable x, int axis) {
        Variable y = F.exp(x);
        return F.div(y, F.sum(y, new int[] {axis}, true));
    }

    static Variable linear(Variable x, Variable w, @Nullable Variable b) {
        Variable t = F.matmul(x, w);
        return b == null ? t : F.add(t, b);
    }

    static Variable meanSquaredError(Variable a, Variable b) {
        Variable difference = F.sub(a, b);
        return F.div(F.sum(F.pow(difference, 2)), difference.length());
    }

    static Variable softmaxCrossEntropy(Variable x, Variable t) {
        if (x.ndim() != 2 || t.ndim() != 1) {
            throw new ShapeException("softmaxCrossEntropySimple: shapes do not fit: x " + x.shape() + " " + x.dtype()
                    + ", t " + t.shape() + " " + t.dtype() + "; x is (n, c) and t is (n,)");
        }
        Variable p = F.clip(F.softmax(x, 1), 1e-15, 1.0);
        Variable row = Variable.constant(x.array().backend().arange(x.length()));
        Variable picked = F.get(F.log(p), Index.of(row.array()), Index.of(t.array()));
        return F.div(F.sum(picked), -x.length());
    }
}
