package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What one would write for scalars alone, without a library: a list of operations with their operands, values and
 * gradients, walked backwards. The control of the scalar graphs.
 */
final class Tape {
    private static final int LEAF = 0;
    private static final int ADD = 1;
    private static final int MUL = 2;
    private static final int SQUARE = 3;
    private static final int EXP = 4;

    /** One line of the tape. A leaf is its own operand, as is the second one of a function of one variable. */
    static final class Entry {
        final int op;
        final Entry left;
        final Entry right;
        final double value;
        double grad;

        private Entry(double value) {
            this.op = LEAF;
            this.left = this;
            this.right = this;
            this.value = value;
        }

        private Entry(int op, Entry left, Entry right, double value) {
            this.op = op;
            this.left = left;
            this.right = right;
            this.value = value;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    Entry leaf(double value) {
        return new Entry(value);
    }

    Entry add(Entry a, Entry b) {
        return record(ADD, a, b, a.value + b.value);
    }

    Entry mul(Entry a, Entry b) {
        return record(MUL, a, b, a.value * b.value);
    }

    Entry square(Entry a) {
        return record(SQUARE, a, a, a.value * a.value);
    }

    Entry exp(Entry a) {
        return record(EXP, a, a, Math.exp(a.value));
    }

    private Entry record(int op, Entry left, Entry right, double value) {
        Entry e = new Entry(op, left, right, value);
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
                case MUL:
                    e.left.grad += e.grad * e.right.value;
                    e.right.grad += e.grad * e.left.value;
                    break;
                case SQUARE:
                    e.left.grad += e.grad * 2 * e.left.value;
                    break;
                case EXP:
                    e.left.grad += e.grad * e.value;
                    break;
                default:
                    throw new IllegalStateException("tape: no operation " + e.op);
            }
        }
    }
}
