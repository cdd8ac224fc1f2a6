package org.dezero.benchmarks;

import org.dezero.F;
import org.dezero.Variable;

/** The scalar graphs: each expression once in the library, and once on the hand-written tape. */
enum ScalarExpression {
    /** {@code (e^(x^2))^2}, the first example of the book. */
    SQUARE_EXP_SQUARE("square-exp-square") {
        @Override
        Variable of(Variable x, Variable a) {
            return F.square(F.exp(F.square(x)));
        }

        @Override
        Tape.Entry of(Tape tape, Tape.Entry x, Tape.Entry a) {
            return tape.square(tape.exp(tape.square(x)));
        }
    },

    /** {@code y = y a + x}, fifty times: a hundred operations. */
    CHAIN_100("chain-100") {
        @Override
        Variable of(Variable x, Variable a) {
            Variable y = x;
            for (int i = 0; i < 50; i++) {
                y = F.add(F.mul(y, a), x);
            }
            return y;
        }

        @Override
        Tape.Entry of(Tape tape, Tape.Entry x, Tape.Entry a) {
            Tape.Entry y = x;
            for (int i = 0; i < 50; i++) {
                y = tape.add(tape.mul(y, a), x);
            }
            return y;
        }
    };

    /** Where the expressions are evaluated. */
    static final double X = 0.5;

    /** The second leaf, for expressions that have one. */
    static final double A = 0.9;

    /** The name in the table. */
    final String text;

    ScalarExpression(String text) {
        this.text = text;
    }

    abstract Variable of(Variable x, Variable a);

    abstract Tape.Entry of(Tape tape, Tape.Entry x, Tape.Entry a);

    static ScalarExpression named(String text) {
        for (ScalarExpression e : values()) {
            if (e.text.equals(text)) {
                return e;
            }
        }
        throw new IllegalArgumentException("scalar: no expression '" + text + "'");
    }
}
