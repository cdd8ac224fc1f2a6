package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.Shape;

/**
 * Long short-term memory over a sequence of t steps of n examples, h wide; the steps of {@link DoubleLstmCell} and the products
 * between them. Sequences are (t, n, h), of gates (t, n, 4 h); results fill Java arrays from the start on. A part is some of the
 * examples, cut as {@link LstmSequences#parts} says.
 */
final class DoubleLstm {
    private final int steps;
    private final int n;
    private final int h;
    private final int parts;
    private final double[] w;
    private final int wo;
    private final double[] out;
    private final int oo;
    private final double[] c;
    private final int co;

    /**
     * A sequence.
     *
     * @param all (t, n, h)
     * @param w the weight of the state in row order, from {@code wo} on: (h, 4 h) forward, its transpose for gradients
     * @param out the output before the first step, (n, h), from {@code oo} on
     * @param c the cell before the first step, (n, h), from {@code co} on
     */
    DoubleLstm(Shape all, double[] w, int wo, double[] out, int oo, double[] c, int co) {
        this.steps = all.dim(0);
        this.n = all.dim(1);
        this.h = all.dim(2);
        this.parts = LstmSequences.parts(steps, n, h);
        this.w = w;
        this.wo = wo;
        this.out = out;
        this.oo = oo;
        this.c = c;
        this.co = co;
    }

    /** Every step from first to last. */
    Workers.Part forward(double[] gates, int go, double[] outs, double[] cells, double[] activated, double[] shown) {
        DoubleMatrix weight = new DoubleMatrix(w, wo, 4 * h, 1);
        return part -> {
            int from = Tiling.border(n, part, parts);
            int rows = Tiling.border(n, part + 1, parts) - from;
            double[] sums = DoubleScratch.mine().gates(4 * rows * h);
            for (int t = 0; t < steps; t++) {
                int row = t * n + from;
                System.arraycopy(gates, go + 4 * row * h, sums, 0, 4 * rows * h);
                DoubleMatrix last = t == 0 ? rows(out, oo, from) : rows(outs, 0, row - n);
                DoubleProducts.addProduct(rows, h, 4 * h, last, weight, sums, 0);
                double[] cell = t == 0 ? c : cells;
                int place = t == 0 ? co + from * h : (row - n) * h;
                DoubleLstmCell.forwardRows(0, rows, h, sums, 0, cell, place, activated, cells, shown, outs, row);
            }
        };
    }

    /**
     * The gradient of {@link #forward} but for that of the weight, from the last step to the first.
     *
     * @param gOut for that of the output before the first step, (n, h)
     * @param gCell for that of the cell before the first step, (n, h)
     */
    Workers.Part gradient(
            double[] gh,
            int gho,
            double[] gNext,
            int gno,
            double[] cells,
            int cso,
            double[] activated,
            int ao,
            double[] shown,
            int so,
            double[] gGates,
            double[] gOut,
            double[] gCell) {
        DoubleMatrix turned = new DoubleMatrix(w, wo, h, 1);
        return part -> {
            int from = Tiling.border(n, part, parts);
            int to = Tiling.border(n, part + 1, parts);
            int count = (to - from) * h;
            System.arraycopy(gh, gho + ((steps - 1) * n + from) * h, gOut, from * h, count);
            System.arraycopy(gNext, gno + ((steps - 1) * n + from) * h, gCell, from * h, count);
            for (int t = steps - 1; t >= 0; t--) {
                int step = t * n;
                double[] cell = t == 0 ? c : cells;
                int place = t == 0 ? co : cso + (step - n) * h;
                DoubleLstmCell.gradientRows(
                        from,
                        to,
                        h,
                        gOut,
                        0,
                        gCell,
                        0,
                        activated,
                        ao + 4 * step * h,
                        cell,
                        place,
                        shown,
                        so + step * h,
                        gGates,
                        4 * step * h,
                        gCell);
                if (t == 0) {
                    Arrays.fill(gOut, from * h, to * h, 0);
                } else {
                    System.arraycopy(gh, gho + (step - n + from) * h, gOut, from * h, count);
                    int at = gno + (step - n + from) * h;
                    DoubleUpdates.combine(count, 1, gNext, at, 1, gCell, from * h, gCell, from * h);
                }
                DoubleMatrix g = new DoubleMatrix(gGates, 4 * (step + from) * h, 4 * h, 1);
                DoubleProducts.addProduct(to - from, 4 * h, h, g, turned, gOut, from * h);
            }
        };
    }

    /** The gradient of the weight, (h, 4 h): a product of all steps at once. */
    void weightGradient(double[] outs, int oso, double[] gGates, double[] gw) {
        DoubleMatrix first = new DoubleMatrix(gGates, 0, 4 * h, 1);
        DoubleProducts.product(h, n, 4 * h, rows(out, oo, 0).transposed(), first, gw, 0);
        DoubleMatrix others = first.from(4 * n * h);
        DoubleProducts.addProduct(h, (steps - 1) * n, 4 * h, rows(outs, oso, 0).transposed(), others, gw, 0);
    }

    /** The rows of h elements from {@code row} on. */
    private DoubleMatrix rows(double[] x, int offset, int row) {
        return new DoubleMatrix(x, offset + row * h, h, 1);
    }
}
