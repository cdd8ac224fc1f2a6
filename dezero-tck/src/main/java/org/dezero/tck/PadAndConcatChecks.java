package org.dezero.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** {@code pad} and {@code concat}: every side and gap, every axis, in every layout. */
final class PadAndConcatChecks {
    private PadAndConcatChecks() {}

    static void addTo(CheckList list) {
        list.group("pad and concat");
        for (DType dtype : CheckList.ALL) {
            for (Layout layout : Layout.values()) {
                list.addTrials("pad " + dtype + " " + layout, () -> pads(dtype, layout));
                list.addTrials("concat " + dtype + " " + layout, () -> concats(dtype, layout));
            }
        }
        for (DType dtype : CheckList.NUMBERS) {
            list.addTrials("pad " + dtype + " gives back what slice took", () -> adjoints(dtype));
        }
    }

    private static Trial pad(Input x, int before, int after, int interior, double value) {
        int n = x.values().shape().ndim();
        // Each axis a little different from its neighbour, so that mixed-up axes show.
        int[] b = IntStream.range(0, n).map(i -> before == 0 ? 0 : before + i).toArray();
        int[] a = IntStream.range(0, n).map(i -> after == 0 ? 0 : after + 2 * i).toArray();
        int[] in = IntStream.range(0, n)
                .map(i -> interior == 0 ? 0 : interior + i % 2)
                .toArray();
        return new Trial(
                "pad before " + Arrays.toString(b) + " after " + Arrays.toString(a) + " interior " + Arrays.toString(in)
                        + " with " + value,
                (xp, xs) -> xp.pad(xs[0], b, a, in, value),
                Tolerance.BITS,
                x);
    }

    private static List<Trial> pads(DType dtype, Layout layout) {
        double[] values = dtype.isFloating()
                ? new double[] {0, Double.NEGATIVE_INFINITY, Double.NaN, 0.1}
                : dtype == DType.INT64 ? new double[] {0, -7} : new double[] {0, 1};
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            Input x = Input.of(shape, dtype, layout, 1);
            for (double value : values) {
                trials.add(pad(x, 1, 2, 1, value));
            }
            trials.add(pad(x, 0, 0, 0, 0));
            trials.add(pad(x, 2, 0, 0, 0));
            trials.add(pad(x, 0, 1, 0, 0));
            trials.add(pad(x, 0, 0, 2, 0));
        }
        return trials;
    }

    private static List<Trial> concats(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            for (int axis = 0; axis < shape.ndim(); axis++) {
                Input one = Input.of(shape, dtype, layout, 1);
                Input two = Input.of(shape.with(axis, 2), dtype, layout, 2);
                Input none = Input.of(shape.with(axis, 0), dtype, Layout.CONTIGUOUS, 3);
                Input three = Input.of(shape.with(axis, 3), dtype, Layout.CONTIGUOUS, 4);
                trials.add(concat(axis, one));
                trials.add(concat(axis, one, two));
                trials.add(concat(axis, three, none, two, one));
                trials.add(concat(axis, none, none));
            }
        }
        return trials;
    }

    private static Trial concat(int axis, Input... xs) {
        return new Trial("concat axis " + axis, (xp, arrays) -> xp.concat(arrays, axis), Tolerance.BITS, xs);
    }

    /** {@code slice(pad(x))} is {@code x}; backwards after a flip. */
    private static List<Trial> adjoints(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        int[] ones = {1, 1};
        int[] back = {-1, -1};
        for (Layout layout : Layout.values()) {
            HostArray values = Data.numbers(Shape.of(3, 5), dtype, 1);
            Input x = Input.of(values, layout);
            int[] count = {3, 5};
            trials.add(new Trial(
                    "slice every second of pad",
                    (xp, xs) -> {
                        NdArray padded = xp.pad(xs[0], new int[] {1, 2}, new int[] {2, 0}, ones, 0);
                        return xp.slice(padded, new int[] {1, 2}, count, new int[] {2, 2});
                    },
                    Tolerance.BITS,
                    x));
            trials.add(new Trial(
                    "slice backwards of pad of flip",
                    (xp, xs) -> {
                        NdArray flipped = xp.slice(xs[0], new int[] {2, 4}, count, back);
                        NdArray padded = xp.pad(flipped, new int[] {1, 2}, new int[] {2, 0}, ones, 0);
                        return xp.slice(padded, new int[] {5, 10}, count, new int[] {-2, -2});
                    },
                    Tolerance.BITS,
                    x));
        }
        return trials;
    }
}
