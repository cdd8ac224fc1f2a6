package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** A regular part along every axis: {@code start + k * step} for {@code k} below {@code count}. */
final class Slice extends UnaryFunction {
    private final int[] start;
    private final int[] count;
    private final int[] step;

    Slice(int[] start, int[] count, int[] step) {
        this.start = start;
        this.count = count;
        this.step = step;
    }

    @Override
    protected NdArray forward(ArrayBackend xp, NdArray x) {
        return xp.slice(x, start, count, step);
    }

    @Override
    protected Variable backward(Variable gy) {
        Shape shape = inputShape(0);
        int n = shape.ndim();
        int[] before = new int[n];
        int[] after = new int[n];
        int[] interior = new int[n];
        for (int i = 0; i < n; i++) {
            if (count[i] == 0) {
                before[i] = shape.dim(i);
                continue;
            }
            int last = start[i] + (count[i] - 1) * step[i];
            before[i] = Math.min(start[i], last);
            after[i] = shape.dim(i) - 1 - Math.max(start[i], last);
            interior[i] = count[i] == 1 ? 0 : Math.abs(step[i]) - 1;
        }
        return new Pad(before, after, interior, 0).apply(flip(gy));
    }

    /** {@code gy} in the order of rising indices. */
    private Variable flip(Variable gy) {
        int n = step.length;
        int[] from = new int[n];
        int[] by = new int[n];
        boolean any = false;
        for (int i = 0; i < n; i++) {
            boolean falling = step[i] < 0 && count[i] > 1;
            from[i] = falling ? count[i] - 1 : 0;
            by[i] = falling ? -1 : 1;
            any |= falling;
        }
        return any ? new Slice(from, count, by).apply(gy) : gy;
    }

    @Override
    protected boolean retainsInput(int i) {
        return false;
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }
}
