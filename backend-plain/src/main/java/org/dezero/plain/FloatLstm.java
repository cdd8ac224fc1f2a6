package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.Shape;

/**
 * Long short-term memory over a sequence of t steps of n examples, h wide; the steps of {@link FloatLstmCell} and the products
 * between them. Sequences are (t, n, h), of gates (t, n, 4 h); results fill Java arrays from the start on. A part is some of the
 * examples, cut as {@link LstmSequences#parts} says.
 */
final class FloatLstm {
    private final int steps;
    private final int n;
    private final int h;
    private final int parts;
    private final float[] w;
    private final int wo;
    private final float[] out;
    private final int oo;
    private final float[] c;
    private final int co;

    /**
     * A sequence.
     *
     * @param all (t, n, h)
     * @param w the weight of the state in row order, from {@code wo} on: (h, 4 h) forward, its transpose for gradients
     * @param out the output before the first step, (n, h), from {@code oo} on
     * @param c the cell before the first step, (n, h), from {@code co} on
     */
    FloatLstm(Shape all, float[] w, int wo, float[] out, int oo, float[] c, int co) {
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
    Workers.Part forward(float[] gates, int go, float[] outs, float[] cells, float[] activated, float[] shown) {
        FloatMatrix weight = new FloatMatrix(w, wo, 4 * h, 1);
        return part -> {
            int from = Tiling.border(n, part, parts);
            int rows = Tiling.border(n, part + 1, parts) - from;
            float[] sums = FloatScratch.mine().gates(4 * rows * h);
            for (int t = 0; t < steps; t++) {
                int row = t * n + from;
                System.arraycopy(gates, go + 4 * row * h, sums, 0, 4 * rows * h);
                FloatMatrix last = t == 0 ? rows(out, oo, from) : rows(outs, 0, row - n);
                FloatProducts.addProduct(rows, h, 4 * h, last, weight, sums, 0);
                float[] cell = t == 0 ? c : cells;
                int place = t == 0 ? co + from * h : (row - n) * h;
                FloatLstmCell.forwardRows(0, rows, h, sums, 0, cell, place, activated, cells, shown, outs, row);
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
            float[] gh,
            int gho,
            float[] gNext,
            int gno,
            float[] cells,
            int cso,
            float[] activated,
            int ao,
            float[] shown,
            int so,
            float[] gGates,
            float[] gOut,
            float[] gCell) {
        FloatMatrix turned = new FloatMatrix(w, wo, h, 1);
        return part -> {
            int from = Tiling.border(n, part, parts);
            int to = Tiling.border(n, part + 1, parts);
            int count = (to - from) * h;
            System.arraycopy(gh, gho + ((steps - 1) * n + from) * h, gOut, from * h, count);
            System.arraycopy(gNext, gno + ((steps - 1) * n + from) * h, gCell, from * h, count);
            for (int t = steps - 1; t >= 0; t--) {
                int step = t * n;
                float[] cell = t == 0 ? c : cells;
                int place = t == 0 ? co : cso + (step - n) * h;
                FloatLstmCell.gradientRows(
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
                    FloatUpdates.combine(count, 1, gNext, at, 1, gCell, from * h, gCell, from * h);
                }
                FloatMatrix g = new FloatMatrix(gGates, 4 * (step + from) * h, 4 * h, 1);
                FloatProducts.addProduct(to - from, 4 * h, h, g, turned, gOut, from * h);
            }
        };
    }

    /** The gradient of the weight, (h, 4 h): a product of all steps at once. */
    void weightGradient(float[] outs, int oso, float[] gGates, float[] gw) {
        FloatMatrix first = new FloatMatrix(gGates, 0, 4 * h, 1);
        FloatProducts.product(h, n, 4 * h, rows(out, oo, 0).transposed(), first, gw, 0);
        FloatMatrix others = first.from(4 * n * h);
        FloatProducts.addProduct(h, (steps - 1) * n, 4 * h, rows(outs, oso, 0).transposed(), others, gw, 0);
    }

    /** The rows of h elements from {@code row} on. */
    private FloatMatrix rows(float[] x, int offset, int row) {
        return new FloatMatrix(x, offset + row * h, h, 1);
    }
}
