package org.dezero.benchmarks;

import java.util.Locale;
import org.dezero.F;
import org.dezero.Variable;

/** The element-wise operations that are timed; {@code z} is the second operand of those that have one. */
enum ElementwiseOp {
    ADD {
        @Override
        Variable of(Variable x, Variable z) {
            return F.add(x, z);
        }
    },
    MUL {
        @Override
        Variable of(Variable x, Variable z) {
            return F.mul(x, z);
        }
    },
    EXP {
        @Override
        Variable of(Variable x, Variable z) {
            return F.exp(x);
        }
    },
    TANH {
        @Override
        Variable of(Variable x, Variable z) {
            return F.tanh(x);
        }
    },
    SIGMOID {
        @Override
        Variable of(Variable x, Variable z) {
            return F.sigmoid(x);
        }
    };

    abstract Variable of(Variable x, Variable z);

    /** The name in the table. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ElementwiseOp named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The numbers the operands hold. */
    static double[] operand(int which, int size) {
        return Numbers.uniform(which, -2, 2, size);
    }
}
