package org.dezero.nd4j;

import java.util.List;
import java.util.Locale;
import org.dezero.array.BinaryOp;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.BaseTransformSameOp;

/**
 * Arithmetic on two arrays of one shape by ND4J's older kind of operation. Its newer kind, the only one that its Java side
 * has names for, broadcasts, and takes four times as long to call.
 */
final class Pairwise extends BaseTransformSameOp {
    private final Arithmetic op;

    /** The operations, by the numbers of ND4J's native side. */
    private enum Arithmetic {
        ADD(0),
        DIVIDE(2),
        MULTIPLY(3),
        SUBTRACT(6);

        final int number;

        Arithmetic(int number) {
            this.number = number;
        }
    }

    private Pairwise(Arithmetic op, INDArray x, INDArray y, INDArray z) {
        super(x, y, z);
        this.op = op;
    }

    /** Whether there is one for {@code op}. */
    static boolean has(BinaryOp op) {
        return op == BinaryOp.ADD || op == BinaryOp.SUB || op == BinaryOp.MUL || op == BinaryOp.DIV;
    }

    /** {@code z = x op y}; {@code z} may be an operand. */
    static Pairwise of(BinaryOp op, INDArray x, INDArray y, INDArray z) {
        switch (op) {
            case ADD:
                return new Pairwise(Arithmetic.ADD, x, y, z);
            case SUB:
                return new Pairwise(Arithmetic.SUBTRACT, x, y, z);
            case MUL:
                return new Pairwise(Arithmetic.MULTIPLY, x, y, z);
            case DIV:
                return new Pairwise(Arithmetic.DIVIDE, x, y, z);
            default:
                throw new AssertionError(op);
        }
    }

    @Override
    public int opNum() {
        return op.number;
    }

    /** For ND4J's messages. */
    @Override
    public String opName() {
        return op.name().toLowerCase(Locale.ROOT);
    }

    /** Not for ND4J's own graphs. */
    @Override
    public List<SDVariable> doDiff(List<SDVariable> gradients) {
        throw new UnsupportedOperationException(opName());
    }
}
