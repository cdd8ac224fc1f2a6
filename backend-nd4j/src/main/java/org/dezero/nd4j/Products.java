package org.dezero.nd4j;

import org.dezero.array.Shape;

/** Products of matrices. */
final class Products {
    private final NativeCalls calls;

    Products(NativeCalls calls) {
        this.calls = calls;
    }

    /** Of two matrices, or of two stacks of them. */
    Nd4jArray product(Nd4jArray x, Nd4jArray y) {
        x.buffer();
        y.buffer();
        Shape shape = x.shape().with(x.ndim() - 1, y.shape().dim(-1));
        if (shape.size() == 0) {
            return calls.empty(x.dtype(), shape);
        }
        if (x.size() == 0) {
            // ND4J refuses an empty inner axis.
            return calls.fresh(x.dtype(), shape, calls.zeros(x.dtype(), shape));
        }
        return calls.fresh(x.dtype(), shape, calls.custom("matmul", calls.allocate(x.dtype(), shape), x.nd(), y.nd()));
    }

    /** The bias goes into the product's own memory; ND4J's xw_plus_b takes more than twice the time. */
    Nd4jArray linear(Nd4jArray x, Nd4jArray w, Nd4jArray bias) {
        bias.buffer();
        Nd4jArray out = product(x, w);
        if (out.size() > 0) {
            calls.custom("add", out.nd(), out.nd(), bias.nd());
        }
        return out;
    }
}
