package org.dezero.plain;

import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** Long short-term memory over whole sequences: finds the loop, and how examples are shared by threads. */
final class LstmSequences {
    /** The fewest examples of a part: a lower one reads the weights too often. */
    private static final int EXAMPLES = 8;

    /** The fewest multiplications of a part. */
    private static final long WORK = 500_000;

    private static final int PARTS = 16;
    private static final int[] TURNED = {1, 0};

    private LstmSequences() {}

    /**
     * Into how many parts the examples are cut. They depend on nothing of each other for the whole sequence, so threads wait
     * for each other only at its end. It follows from the sizes alone, as it bears on the order of sums.
     */
    static int parts(int steps, int n, int h) {
        long work = 4L * h * h * n * steps;
        int parts = 1;
        while (parts < PARTS && n >= 2 * parts * EXAMPLES && work >= 2L * parts * WORK) {
            parts *= 2;
        }
        return parts;
    }

    static NdArray[] forward(PlainArray preActivation, PlainArray weight, PlainArray output, PlainArray cell) {
        PlainArray gates = preActivation.compact();
        PlainArray w = weight.compact();
        PlainArray h = output.compact();
        PlainArray c = cell.compact();
        DType t = gates.dtype;
        Shape all = Shape.of(gates.shape.dim(0), h.shape.dim(0), h.shape.dim(1));
        Object outs = Buffers.of(t, all.size());
        Object cells = Buffers.of(t, all.size());
        Object activated = Buffers.of(t, 4 * all.size());
        Object shown = Buffers.of(t, all.size());
        Workers.Part part;
        if (t == DType.FLOAT32) {
            part = new FloatLstm(all, w.floats(), w.offset, h.floats(), h.offset, c.floats(), c.offset)
                    .forward(gates.floats(), gates.offset, (float[]) outs, (float[]) cells, (float[]) activated, (float
                                    [])
                            shown);
        } else {
            part = new DoubleLstm(all, w.doubles(), w.offset, h.doubles(), h.offset, c.doubles(), c.offset)
                    .forward(
                            gates.doubles(),
                            gates.offset,
                            (double[]) outs,
                            (double[]) cells,
                            (double[]) activated,
                            (double[]) shown);
        }
        run(all, part);
        return new NdArray[] {
            h.fresh(t, all, outs), h.fresh(t, all, cells), h.fresh(t, gates.shape, activated), h.fresh(t, all, shown)
        };
    }

    static NdArray[] gradient(
            PlainArray outGradients,
            PlainArray nextGradients,
            PlainArray weight,
            PlainArray output,
            PlainArray cell,
            PlainArray[] results) {
        PlainArray gh = outGradients.compact();
        PlainArray gNext = nextGradients.compact();
        // The products with the transposed weight read its rows, once for each step.
        PlainArray w = Views.transpose(weight, TURNED).compact();
        PlainArray h = output.compact();
        PlainArray c = cell.compact();
        PlainArray outs = results[0].compact();
        PlainArray cells = results[1].compact();
        PlainArray activated = results[2].compact();
        PlainArray shown = results[3].compact();
        DType t = h.dtype;
        Shape all = outs.shape;
        Object gGates = Buffers.of(t, 4 * all.size());
        Object gw = Buffers.of(t, weight.shape.size());
        Object first = Buffers.of(t, h.shape.size());
        Object firstCell = Buffers.of(t, c.shape.size());
        if (t == DType.FLOAT32) {
            FloatLstm lstm = new FloatLstm(all, w.floats(), w.offset, h.floats(), h.offset, c.floats(), c.offset);
            run(
                    all,
                    lstm.gradient(
                            gh.floats(),
                            gh.offset,
                            gNext.floats(),
                            gNext.offset,
                            cells.floats(),
                            cells.offset,
                            activated.floats(),
                            activated.offset,
                            shown.floats(),
                            shown.offset,
                            (float[]) gGates,
                            (float[]) first,
                            (float[]) firstCell));
            lstm.weightGradient(outs.floats(), outs.offset, (float[]) gGates, (float[]) gw);
        } else {
            DoubleLstm lstm = new DoubleLstm(all, w.doubles(), w.offset, h.doubles(), h.offset, c.doubles(), c.offset);
            run(
                    all,
                    lstm.gradient(
                            gh.doubles(),
                            gh.offset,
                            gNext.doubles(),
                            gNext.offset,
                            cells.doubles(),
                            cells.offset,
                            activated.doubles(),
                            activated.offset,
                            shown.doubles(),
                            shown.offset,
                            (double[]) gGates,
                            (double[]) first,
                            (double[]) firstCell));
            lstm.weightGradient(outs.doubles(), outs.offset, (double[]) gGates, (double[]) gw);
        }
        return new NdArray[] {
            h.fresh(t, activated.shape, gGates),
            h.fresh(t, weight.shape, gw),
            h.fresh(t, h.shape, first),
            h.fresh(t, c.shape, firstCell)
        };
    }

    private static void run(Shape all, Workers.Part part) {
        Workers.run(parts(all.dim(0), all.dim(1), all.dim(2)), part);
    }
}
