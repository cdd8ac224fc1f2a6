package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What one would write for scalars alone, without a library: a list of operations with their operands, values and
 * gradients, walked backwards. The control of the scalar graphs.
 */
final class Tape implements ScalarAlgebra<Tape.Entry> {
    private static final int LEAF = 0;
    private static final int ADD = 1;
    private static final int SUB = 2;
    private static final int MUL = 3;
    private static final int ADD_NUMBER = 4;
    private static final int MUL_NUMBER = 5;
    private static final int SQUARE = 6;
    private static final int EXP = 7;
    private static final int TANH = 8;

    /** One line of the tape. A leaf is its own operand, as is the second one of a function of one variable. */
    static final class Entry {
        final int op;
        final Entry left;
        final Entry right;
        final double number;
        final double value;
        double grad;

        private Entry(double value) {
            this.op = LEAF;
            this.left = this;
            this.right = this;
            this.number = 0;
            this.value = value;
        }

        private Entry(int op, Entry left, Entry right, double number, double value) {
            this.op = op;
            this.left = left;
            this.right = right;
            this.number = number;
            this.value = value;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    Entry leaf(double value) {
        return new Entry(value);
    }

    @Override
    public Entry add(Entry a, Entry b) {
        return record(ADD, a, b, 0, a.value + b.value);
    }

    @Override
    public Entry sub(Entry a, Entry b) {
        return record(SUB, a, b, 0, a.value - b.value);
    }

    @Override
    public Entry mul(Entry a, Entry b) {
        return record(MUL, a, b, 0, a.value * b.value);
    }

    @Override
    public Entry add(Entry a, double b) {
        return record(ADD_NUMBER, a, a, b, a.value + b);
    }

    @Override
    public Entry mul(Entry a, double b) {
        return record(MUL_NUMBER, a, a, b, a.value * b);
    }

    @Override
    public Entry square(Entry a) {
        return record(SQUARE, a, a, 0, a.value * a.value);
    }

    @Override
    public Entry exp(Entry a) {
        return record(EXP, a, a, 0, Math.exp(a.value));
    }

    @Override
    public Entry tanh(Entry a) {
        return record(TANH, a, a, 0, Math.tanh(a.value));
    }

    private Entry record(int op, Entry left, Entry right, double number, double value) {
        Entry e = new Entry(op, left, right, number, value);
        entries.add(e);
        return e;
    }

    /** Adds to every entry's gradient that of the last one, whose own is 1. */
    void backward() {
        entries.get(entries.size() - 1).grad = 1;
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry e = entries.get(i);
            switch (e.op) {
                case ADD:
                    e.left.grad += e.grad;
                    e.right.grad += e.grad;
                    break;
                case SUB:
                    e.left.grad += e.grad;
                    e.right.grad -= e.grad;
                    break;
                case MUL:
                    e.left.grad += e.grad * e.right.value;
                    e.right.grad += e.grad * e.left.value;
                    break;
                case ADD_NUMBER:
                    e.left.grad += e.grad;
                    break;
                case MUL_NUMBER:
                    e.left.grad += e.grad * e.number;
                    break;
                case SQUARE:
                    e.left.grad += e.grad * 2 * e.left.value;
                    break;
                case EXP:
                    e.left.grad += e.grad * e.value;
                    break;
                case TANH:
                    e.left.grad += e.grad * (1 - e.value * e.value);
                    break;
                default:
                    throw new IllegalStateException("tape: no operation " + e.op);
            }
        }
    }
}
