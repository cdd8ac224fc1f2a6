package org.dezero.plain;

import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** Steps of long short-term memory, after the matrix products: finds the loop. */
final class LstmCells {
    private LstmCells() {}

    static NdArray[] forward(PlainArray preActivation, PlainArray cell) {
        PlainArray gates = preActivation.compact();
        PlainArray c = cell.compact();
        int n = c.shape.dim(0);
        int h = c.shape.dim(1);
        DType t = c.dtype;
        Object activated = Buffers.of(t, 4 * n * h);
        Object next = Buffers.of(t, n * h);
        Object shown = Buffers.of(t, n * h);
        Object out = Buffers.of(t, n * h);
        if (n * h > 0) {
            if (t == DType.FLOAT32) {
                FloatLstmCell.forward(
                        n,
                        h,
                        gates.floats(),
                        gates.offset,
                        c.floats(),
                        c.offset,
                        (float[]) activated,
                        (float[]) next,
                        (float[]) shown,
                        (float[]) out);
            } else {
                DoubleLstmCell.forward(
                        n,
                        h,
                        gates.doubles(),
                        gates.offset,
                        c.doubles(),
                        c.offset,
                        (double[]) activated,
                        (double[]) next,
                        (double[]) shown,
                        (double[]) out);
            }
        }
        return new NdArray[] {
            c.fresh(t, c.shape, out),
            c.fresh(t, c.shape, next),
            c.fresh(t, gates.shape, activated),
            c.fresh(t, c.shape, shown)
        };
    }

    static NdArray[] gradient(
            PlainArray outGradient, PlainArray nextGradient, PlainArray gates, PlainArray cell, PlainArray shownCell) {
        PlainArray gh = outGradient.compact();
        PlainArray gNext = nextGradient.compact();
        PlainArray activated = gates.compact();
        PlainArray c = cell.compact();
        PlainArray shown = shownCell.compact();
        int n = c.shape.dim(0);
        int h = c.shape.dim(1);
        DType t = c.dtype;
        Object gGates = Buffers.of(t, 4 * n * h);
        Object gc = Buffers.of(t, n * h);
        if (n * h > 0) {
            if (t == DType.FLOAT32) {
                FloatLstmCell.gradient(
                        n,
                        h,
                        gh.floats(),
                        gh.offset,
                        gNext.floats(),
                        gNext.offset,
                        activated.floats(),
                        activated.offset,
                        c.floats(),
                        c.offset,
                        shown.floats(),
                        shown.offset,
                        (float[]) gGates,
                        (float[]) gc);
            } else {
                DoubleLstmCell.gradient(
                        n,
                        h,
                        gh.doubles(),
                        gh.offset,
                        gNext.doubles(),
                        gNext.offset,
                        activated.doubles(),
                        activated.offset,
                        c.doubles(),
                        c.offset,
                        shown.doubles(),
                        shown.offset,
                        (double[]) gGates,
                        (double[]) gc);
            }
        }
        return new NdArray[] {c.fresh(t, Shape.of(n, 4 * h), gGates), c.fresh(t, c.shape, gc)};
    }
}
