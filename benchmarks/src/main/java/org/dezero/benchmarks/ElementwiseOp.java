package org.dezero.benchmarks;

import java.util.Locale;
import org.dezero.F;
import org.dezero.Variable;

/** The element-wise operations and reductions that are timed; {@code z} is the second operand of those that have one. */
enum ElementwiseOp {
    ADD(3) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.add(x, z);
        }
    },
    MUL(3) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.mul(x, z);
        }
    },
    EXP(2) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.exp(x);
        }
    },
    TANH(2) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.tanh(x);
        }
    },
    SIGMOID(2) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.sigmoid(x);
        }
    },
    RELU(2) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.relu(x);
        }
    },
    /** Rows of {@link #COLUMNS}, plus one such row. */
    ADD_ROW(2) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.add(x, z);
        }
    },
    /** All elements. */
    SUM(1) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.sum(x);
        }
    },
    /** Along the first axis of rows of {@link #COLUMNS}. */
    SUM_ROWS(1) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.sum(x, 0);
        }
    },
    MAX(1) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.max(x);
        }
    },
    /** Of rows of {@link #COLUMNS}. */
    SOFTMAX(2) {
        @Override
        Variable of(Variable x, Variable z) {
            return F.softmax(x);
        }
    };

    /** The length of rows where there are any. */
    static final int COLUMNS = 100;

    /** How many times as many elements are read and written as there are in {@code x}. */
    final int passes;

    ElementwiseOp(int passes) {
        this.passes = passes;
    }

    abstract Variable of(Variable x, Variable z);

    /** The name in the table. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ElementwiseOp named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether {@code x} is a matrix with rows of {@link #COLUMNS}. */
    boolean hasRows() {
        return this == ADD_ROW || this == SUM_ROWS || this == SOFTMAX;
    }

    /** The shape of {@code x}. */
    int[] shape(int size) {
        return hasRows() ? new int[] {size / COLUMNS, COLUMNS} : new int[] {size};
    }

    /** The shape of {@code z}. */
    int[] secondShape(int size) {
        return this == ADD_ROW ? new int[] {COLUMNS} : shape(size);
    }

    /** The numbers the operands hold. */
    static double[] operand(int which, int size) {
        return Numbers.uniform(which, -2, 2, size);
    }

    /** The numbers of the second operand. */
    double[] second(int size) {
        return operand(1, this == ADD_ROW ? COLUMNS : size);
    }
}
