package org.dezero;

import java.util.Arrays;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;

/** Matrix products of any rank, brought down to those of two matrices or two stacks of them. */
final class Product {
    private Product() {}

    static Variable matmul(Variable a, Variable b) {
        if (a.ndim() == 0 || b.ndim() == 0) {
            throw mismatch("a 0-d operand", a, b, "use mul for numbers");
        }
        int inner = a.shape().dim(-1);
        int other = b.shape().dim(b.ndim() == 1 ? 0 : -2);
        if (inner != other) {
            throw new ShapeException("matmul: inner dimensions differ: lhs " + Promotion.describe(a) + ", rhs "
                    + Promotion.describe(b) + " (" + inner + " != " + other
                    + "); the last axis of lhs must be as long as the last but one of rhs");
        }
        if (a.ndim() == 2 && b.ndim() == 2) {
            return MatMul.of(a, b);
        }
        if (a.ndim() == 1) {
            Variable row = matmul(F.reshape(a, 1, inner), b);
            return dropAxis(row, b.ndim() == 1 ? row.ndim() - 1 : row.ndim() - 2);
        }
        if (b.ndim() == 1) {
            Variable column = matmul(a, F.reshape(b, inner, 1));
            return dropAxis(column, column.ndim() - 1);
        }
        if (b.ndim() == 2) {
            // One tall matrix instead of many small ones.
            int n = b.shape().dim(1);
            Variable tall = F.reshape(a, rows(a.shape()), inner);
            return F.reshape(MatMul.of(tall, b), a.shape().with(a.ndim() - 1, n));
        }
        return batched(a, b, inner);
    }

    private static Variable batched(Variable a, Variable b, int inner) {
        Shape batchA = lead(a.shape());
        Shape batchB = lead(b.shape());
        Shape batch;
        try {
            batch = Shape.broadcast(batchA, batchB, "matmul");
        } catch (ShapeException e) {
            throw mismatch(
                    "batch axes do not broadcast", a, b, "before the last two, lengths must be equal or one of them 1");
        }
        int m = a.shape().dim(-2);
        int n = b.shape().dim(-1);
        Variable left = F.broadcastTo(a, batch.concat(Shape.of(m, inner)));
        Variable right = F.broadcastTo(b, batch.concat(Shape.of(inner, n)));
        Variable product = new BatchMatMul()
                .apply(
                        F.reshape(left, Shape.of(batch.size(), m, inner)),
                        F.reshape(right, Shape.of(batch.size(), inner, n)));
        return F.reshape(product, batch.concat(Shape.of(m, n)));
    }

    private static Variable dropAxis(Variable x, int axis) {
        return F.squeeze(x, axis);
    }

    private static Shape lead(Shape s) {
        return Shape.of(Arrays.copyOf(s.dims(), s.ndim() - 2));
    }

    private static int rows(Shape s) {
        int rows = 1;
        for (int i = 0; i < s.ndim() - 1; i++) {
            rows *= s.dim(i);
        }
        return rows;
    }

    static Variable linear(Variable x, Variable w, @Nullable Variable b) {
        if (w.ndim() != 2 || x.ndim() == 0 || x.shape().dim(-1) != w.shape().dim(0)) {
            throw new ShapeException("linear: shapes do not fit: x " + Promotion.describe(x) + ", W "
                    + Promotion.describe(w) + "; W is a matrix (in, out), and the last axis of x has length in");
        }
        if (b == null) {
            return matmul(x, w);
        }
        if (b.ndim() != 1 || b.shape().dim(0) != w.shape().dim(1)) {
            throw new ShapeException("linear: the bias does not fit: W " + Promotion.describe(w) + ", b "
                    + Promotion.describe(b) + "; b has shape (" + w.shape().dim(1) + ",)");
        }
        if (x.ndim() == 2) {
            return new Linear().apply(x, w, b);
        }
        Variable flat = F.reshape(x, rows(x.shape()), x.shape().dim(-1));
        return F.reshape(
                new Linear().apply(flat, w, b),
                x.shape().with(x.ndim() - 1, w.shape().dim(1)));
    }

    private static ShapeException mismatch(String what, Variable a, Variable b, String remedy) {
        return new ShapeException("matmul: " + what + ": lhs " + Promotion.describe(a) + ", rhs "
                + Promotion.describe(b) + "; " + remedy);
    }
}
