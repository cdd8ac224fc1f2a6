package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;

/** Losses and scores: checks of their arguments, and those that are composed of other operations. */
final class Losses {
    private Losses() {}

    static Variable meanSquaredError(Variable a, Variable b) {
        Promotion.checkBroadcast("meanSquaredError", a.array(), b.array());
        requireRows("meanSquaredError", a.ndim() >= b.ndim() ? a : b);
        return new MeanSquaredError().apply(a, b);
    }

    static Variable softmaxCrossEntropy(Variable x, Variable t) {
        return new SoftmaxCrossEntropy(classes("softmaxCrossEntropy", x, t)).apply(x);
    }

    static Variable sigmoidCrossEntropy(Variable x, Variable t) {
        requireRows("sigmoidCrossEntropy", x);
        Variable target = constant(x.ndim() == t.ndim() ? t : reshapeLike("sigmoidCrossEntropy", t, x));
        Promotion.checkBroadcast("sigmoidCrossEntropy", x.array(), target.array());
        Variable losses = F.sub(F.softplus(x), F.mul(x, target));
        return F.div(F.sum(losses), x.length());
    }

    static Variable binaryCrossEntropy(Variable p, Variable t) {
        requireRows("binaryCrossEntropy", p);
        Variable target = constant(p.ndim() == t.ndim() ? t : reshapeLike("binaryCrossEntropy", t, p));
        Variable q = F.clip(p, 1e-15, 0.999);
        Variable gain = F.add(F.mul(target, F.log(q)), F.mul(F.sub(1, target), F.log(F.sub(1, q))));
        return F.neg(F.div(F.sum(gain), p.length()));
    }

    static Variable accuracy(Variable y, Variable t) {
        NdArray classes = classes("accuracy", y, t);
        NdArray scores = Promotion.number("accuracy", y.array());
        ArrayBackend xp = classes.backend();
        NdArray hits = xp.cast(xp.compare(CompareOp.EQ, xp.argMax(scores, 1), classes), DType.FLOAT64);
        NdArray sum = xp.reduce(ReduceOp.SUM, hits, new int[] {0}, false);
        return Variable.constant(xp.binary(BinaryOp.DIV, sum, y.length()));
    }

    /** The classes as an array {@code (n,)} beside logits {@code (n, c)}. */
    private static NdArray classes(String op, Variable x, Variable t) {
        if (t.dtype() != DType.INT64) {
            throw new DTypeException(op + ": classes are not integers: t " + t.shape() + " " + t.dtype()
                    + "; make them INT64, for instance with astype");
        }
        if (x.ndim() != 2
                || t.size() != x.length()
                || t.ndim() == 0
                || t.shape().dim(0) != x.length()) {
            throw new ShapeException(op + ": shapes do not fit: x " + x.shape() + " " + x.dtype() + ", t " + t.shape()
                    + " " + t.dtype() + "; x is (n, c) and t is (n,)");
        }
        NdArray data = t.array();
        return t.ndim() == 1 ? data : data.backend().reshape(data, Shape.of(x.length()));
    }

    private static Variable constant(Variable t) {
        return t.requiresGrad() ? Variable.constant(t.array()) : t;
    }

    private static Variable reshapeLike(String op, Variable t, Variable x) {
        if (t.size() != x.size()) {
            throw new ShapeException(op + ": sizes differ: x " + x.shape() + " " + x.dtype() + ", t " + t.shape() + " "
                    + t.dtype() + "; give a target for each element");
        }
        return F.reshape(t, x.shape());
    }

    private static void requireRows(String op, Variable x) {
        if (x.ndim() == 0) {
            throw new ShapeException(op + ": a 0-d operand: " + x.shape() + " " + x.dtype()
                    + "; the loss is a mean over the first axis, so give it one");
        }
    }
}
