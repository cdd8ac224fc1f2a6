package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;

/** {@code argMax}: along every axis, in every layout; ties and NaN. */
final class ArgMaxChecks {
    private ArgMaxChecks() {}

    static void addTo(CheckList list) {
        list.group("argMax");
        for (DType dtype : CheckList.NUMBERS) {
            for (Layout layout : Layout.values()) {
                list.addTrials("argMax " + dtype + " " + layout, () -> everyAxis(dtype, layout));
            }
            list.addTrials("argMax " + dtype + " first of ties", () -> ties(dtype));
        }
        for (DType dtype : CheckList.FLOATS) {
            list.addTrials("argMax " + dtype + " first NaN", () -> nan(dtype));
        }
        list.addTrials("argMax int64 beyond 2^53", () -> {
            long big = 1L << 53;
            return List.of(
                    trial(0, Input.of(HostArray.of(new long[] {big, big + 1, big - 1}))),
                    trial(0, Input.of(HostArray.of(new long[] {-big - 1, -big, -big - 2}))),
                    trial(0, Input.of(HostArray.of(new long[] {Long.MIN_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE}))));
        });
    }

    private static Trial trial(int axis, Input x) {
        return new Trial("argMax axis " + axis, (xp, xs) -> xp.argMax(xs[0], axis), Tolerance.BITS, x);
    }

    private static List<Trial> everyAxis(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            for (int axis = 0; axis < shape.ndim(); axis++) {
                if (shape.dim(axis) > 0 || shape.reduce(new int[] {axis}, false).size() == 0) {
                    trials.add(trial(axis, Input.of(shape, dtype, layout, 1)));
                }
            }
        }
        return trials;
    }

    private static List<Trial> ties(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.TRANSPOSED, Layout.REVERSED)) {
            for (int axis = 0; axis < 2; axis++) {
                trials.add(trial(axis, Input.of(Data.ties(Shape.of(7, 37), dtype, axis), layout)));
                trials.add(trial(axis, Input.of(HostArray.full(Shape.of(3, 5), dtype, -2), layout)));
            }
        }
        return trials;
    }

    private static List<Trial> nan(DType dtype) {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        double[][] rows = {
            {nan, 1, 2, 3, 4},
            {1, 2, nan, 3, 4},
            {1, 2, 3, 4, nan},
            {inf, 2, nan, 3, nan},
            {nan, nan, nan, nan, nan},
            {-inf, -inf, -inf, -inf, -inf},
            {-inf, -1, -2, -inf, -1},
            {0, inf, 1, inf, -inf},
            {nan, inf, nan, 0, 0}
        };
        HostArray values = HostArray.of(rows).cast(dtype);
        List<Trial> trials = new ArrayList<>();
        for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.TRANSPOSED, Layout.STRIDED)) {
            trials.add(trial(0, Input.of(values, layout)));
            trials.add(trial(1, Input.of(values, layout)));
        }
        for (int at = 0; at < 37; at += 3) {
            HostArray line = Data.numbers(Shape.of(37), DType.FLOAT64, at);
            line.doubles()[at] = nan;
            trials.add(trial(0, Input.of(line.cast(dtype))));
        }
        return trials;
    }
}
