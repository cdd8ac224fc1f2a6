package org.dezero.plain;

import org.dezero.array.Shape;

/**
 * A walk over operands that are broadcast together, row by row: the result in row order, every operand either at a
 * stride of 1 along a row or with one element for the whole of it.
 *
 * <p>Axes that lie one behind the other in every operand are joined first, so that a matrix plus a row vector has the
 * rows of the matrix as rows, and two matrices of one shape have a single one.
 */
final class Rows {
    /** What to do with a row: where it starts in the result and in each operand. */
    interface Row {
        void at(int out, int a, int b, int c);
    }

    /** The elements of a row. */
    final int length;

    private final PlainArray[] operands;
    private final int[][] steps;
    private final int[] counts;
    private final int axes;

    private Rows(PlainArray[] operands, int[][] steps, int[] counts, int axes) {
        this.operands = operands;
        this.steps = steps;
        this.counts = counts;
        this.axes = axes;
        this.length = axes == 0 ? 1 : counts[axes - 1];
    }

    /** The walk over up to three operands that broadcast to a shape with elements. */
    static Rows of(Shape shape, PlainArray... operands) {
        int n = shape.ndim();
        int last = n - 1;
        while (last >= 0 && shape.dim(last) == 1) {
            last--;
        }
        PlainArray[] xs = operands.clone();
        int[][] steps = new int[xs.length][];
        for (int k = 0; k < xs.length; k++) {
            steps[k] = Strides.broadcast(xs[k].shape, xs[k].strides(), shape);
            if (last >= 0 && steps[k][last] != 0 && steps[k][last] != 1) {
                xs[k] = xs[k].compact();
                steps[k] = Strides.broadcast(xs[k].shape, xs[k].strides(), shape);
            }
        }
        int[] counts = new int[n];
        int axes = 0;
        for (int i = 0; i < n; i++) {
            int d = shape.dim(i);
            if (d == 1) {
                continue;
            }
            boolean join = axes > 0;
            for (int k = 0; join && k < xs.length; k++) {
                join = steps[k][axes - 1] == steps[k][i] * d;
            }
            int at = join ? axes - 1 : axes++;
            counts[at] = join ? counts[at] * d : d;
            for (int k = 0; k < xs.length; k++) {
                steps[k][at] = steps[k][i];
            }
        }
        return new Rows(xs, steps, counts, axes);
    }

    /** An operand in the form in which it is walked. */
    PlainArray operand(int k) {
        return operands[k];
    }

    /** The stride of an operand along a row: 1, or 0 where one element stands for the whole row. */
    int stride(int k) {
        return axes == 0 ? 0 : steps[k][axes - 1];
    }

    /** Whether an operand is a matrix that lies in memory as the result does. */
    boolean isMatrix(int k) {
        return axes == 2 && steps[k][0] == length && steps[k][1] == 1;
    }

    /** Whether an operand is one row for all rows of a matrix. */
    boolean isRow(int k) {
        return axes == 2 && steps[k][0] == 0 && steps[k][1] == 1;
    }

    /**
     * Visits every row; threads share the rows. Rows that are worth two pieces come one by one, for their elements may be shared.
     *
     * @param least the fewest elements worth a piece
     */
    void forEach(int least, Row row) {
        int rows = 1;
        for (int i = 0; i < axes - 1; i++) {
            rows *= counts[i];
        }
        if (Pieces.shared(length, least)) {
            walk(0, rows, row);
        } else {
            Pieces.rows(rows, Tiling.blocks(least, length), (from, n) -> walk(from, n, row));
        }
    }

    private void walk(int from, int n, Row row) {
        int outer = Math.max(0, axes - 1);
        int[] at = new int[outer];
        int rest = from;
        for (int i = outer - 1; i >= 0; i--) {
            at[i] = rest % counts[i];
            rest /= counts[i];
        }
        int a = start(0, at);
        int b = start(1, at);
        int c = start(2, at);
        for (int r = from; r < from + n; r++) {
            row.at(r * length, a, b, c);
            for (int i = outer - 1; i >= 0; i--) {
                boolean wraps = ++at[i] == counts[i];
                // Back to where the axis began, or one further.
                int times = wraps ? 1 - counts[i] : 1;
                a += times * step(0, i);
                b += times * step(1, i);
                c += times * step(2, i);
                if (!wraps) {
                    break;
                }
                at[i] = 0;
            }
        }
    }

    /** Where an operand's part of the row at an index begins. */
    private int start(int k, int[] index) {
        int out = k < operands.length ? operands[k].offset : 0;
        for (int i = 0; i < index.length; i++) {
            out += index[i] * step(k, i);
        }
        return out;
    }

    private int step(int k, int axis) {
        return k < steps.length ? steps[k][axis] : 0;
    }
}
