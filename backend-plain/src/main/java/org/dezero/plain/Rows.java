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

    /** Visits every row in order. */
    void forEach(Row row) {
        int k = operands.length;
        walk(0, 0, operands[0].offset, k > 1 ? operands[1].offset : 0, k > 2 ? operands[2].offset : 0, row);
    }

    private int walk(int axis, int out, int a, int b, int c, Row row) {
        if (axis >= axes - 1) {
            row.at(out, a, b, c);
            return out + length;
        }
        int k = operands.length;
        int stepA = steps[0][axis];
        int stepB = k > 1 ? steps[1][axis] : 0;
        int stepC = k > 2 ? steps[2][axis] : 0;
        int next = out;
        for (int i = 0; i < counts[axis]; i++) {
            next = walk(axis + 1, next, a + i * stepA, b + i * stepB, c + i * stepC, row);
        }
        return next;
    }
}
