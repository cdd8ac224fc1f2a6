package org.dezero.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;

/** {@code reshape}, {@code transpose}, {@code broadcastTo} and {@code slice}: each on every layout, and one after the other. */
final class MovementChecks {
    private MovementChecks() {}

    static void addTo(CheckList list) {
        list.group("movement");
        for (DType dtype : CheckList.ALL) {
            for (Layout layout : Layout.values()) {
                String of = " " + dtype + " " + layout;
                list.addTrials("reshape" + of, () -> reshapes(dtype, layout));
                list.addTrials("transpose" + of, () -> transposes(dtype, layout));
                list.addTrials("broadcastTo" + of, () -> broadcasts(dtype, layout));
                list.addTrials("slice" + of, () -> slices(dtype, layout));
            }
            list.addTrials(
                    "slice " + dtype + " of special values",
                    () -> List.of(
                            slice(Input.of(Data.special(dtype)), new int[] {1}, new int[] {20}, new int[] {2}),
                            slice(Input.of(Data.special(dtype)), new int[] {30}, new int[] {15}, new int[] {-2})));
        }
        for (DType dtype : CheckList.NUMBERS) {
            for (int seed = 0; seed < 12; seed++) {
                int s = seed;
                list.addTrials("chain " + seed + " " + dtype, () -> List.of(chain(s, dtype)));
            }
        }
    }

    private static List<Trial> reshapes(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        List<List<Shape>> pairs = List.of(
                List.of(Shape.SCALAR, Shape.of(1)),
                List.of(Shape.of(1), Shape.SCALAR),
                List.of(Shape.of(1, 1), Shape.SCALAR),
                List.of(Shape.SCALAR, Shape.of(1, 1, 1)),
                List.of(Shape.of(6), Shape.of(2, 3)),
                List.of(Shape.of(2, 3), Shape.of(6)),
                List.of(Shape.of(2, 3), Shape.of(3, 2)),
                List.of(Shape.of(2, 3), Shape.of(2, 1, 3)),
                List.of(Shape.of(2, 3, 5), Shape.of(5, 6)),
                List.of(Shape.of(2, 3, 5), Shape.of(6, 5)),
                List.of(Shape.of(2, 3, 5), Shape.of(30)),
                List.of(Shape.of(5, 6), Shape.of(5, 2, 3)),
                List.of(Shape.of(2, 3, 1, 5), Shape.of(3, 10)),
                List.of(Shape.of(3, 1, 2), Shape.of(3, 2)),
                List.of(Shape.of(3, 5), Shape.of(3, 5)),
                List.of(Shape.of(0, 3), Shape.of(0)),
                List.of(Shape.of(0, 3), Shape.of(5, 0, 2)),
                List.of(Shape.of(0), Shape.of(3, 0)));
        for (List<Shape> pair : pairs) {
            Shape to = pair.get(1);
            trials.add(new Trial(
                    "reshape to " + to,
                    (xp, xs) -> xp.reshape(xs[0], to),
                    Tolerance.BITS,
                    Input.of(pair.get(0), dtype, layout, 1)));
        }
        return trials;
    }

    private static List<Trial> transposes(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            for (int[] axes : permutations(shape.ndim())) {
                trials.add(new Trial(
                        "transpose by " + Arrays.toString(axes),
                        (xp, xs) -> xp.transpose(xs[0], axes),
                        Tolerance.BITS,
                        Input.of(shape, dtype, layout, 1)));
            }
        }
        return trials;
    }

    private static List<int[]> permutations(int n) {
        if (n == 0) {
            return List.of(new int[0]);
        }
        List<int[]> out = new ArrayList<>();
        for (int[] shorter : permutations(n - 1)) {
            for (int at = 0; at < n; at++) {
                int[] axes = new int[n];
                System.arraycopy(shorter, 0, axes, 0, at);
                axes[at] = n - 1;
                System.arraycopy(shorter, at, axes, at + 1, n - 1 - at);
                out.add(axes);
            }
        }
        return out;
    }

    private static List<Trial> broadcasts(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        List<List<Shape>> pairs = List.of(
                List.of(Shape.SCALAR, Shape.SCALAR),
                List.of(Shape.SCALAR, Shape.of(7)),
                List.of(Shape.SCALAR, Shape.of(2, 3)),
                List.of(Shape.SCALAR, Shape.of(3, 0)),
                List.of(Shape.of(1), Shape.of(0)),
                List.of(Shape.of(3), Shape.of(3)),
                List.of(Shape.of(3), Shape.of(3, 3)),
                List.of(Shape.of(3), Shape.of(2, 5, 3)),
                List.of(Shape.of(3, 1), Shape.of(3, 3)),
                List.of(Shape.of(1, 3), Shape.of(3, 3)),
                List.of(Shape.of(3, 1), Shape.of(3, 5)),
                List.of(Shape.of(2, 1, 3), Shape.of(2, 5, 3)),
                List.of(Shape.of(2, 1, 3), Shape.of(7, 2, 5, 3)),
                List.of(Shape.of(1, 3, 1), Shape.of(2, 3, 5)),
                List.of(Shape.of(1, 0), Shape.of(3, 0)),
                List.of(Shape.of(0, 1), Shape.of(0, 3)));
        for (List<Shape> pair : pairs) {
            Shape to = pair.get(1);
            trials.add(new Trial(
                    "broadcastTo " + to,
                    (xp, xs) -> xp.broadcastTo(xs[0], to),
                    Tolerance.BITS,
                    Input.of(pair.get(0), dtype, layout, 1)));
        }
        return trials;
    }

    private static Trial slice(Input x, int[] start, int[] count, int[] step) {
        return new Trial(
                "slice start " + Arrays.toString(start) + " count " + Arrays.toString(count) + " step "
                        + Arrays.toString(step),
                (xp, xs) -> xp.slice(xs[0], start, count, step),
                Tolerance.BITS,
                x);
    }

    private static List<Trial> slices(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            Input x = Input.of(shape, dtype, layout, 1);
            // From an entry on, so many to leave out at the far end, by steps; the same on every axis that is long
            // enough.
            for (int[] way : new int[][] {{0, 1}, {1, 1}, {0, 2}, {1, 3}, {0, -1}, {1, -1}, {0, -2}, {1, -3}}) {
                trials.add(along(x, way[0], way[1], false));
                trials.add(along(x, way[0], way[1], true));
            }
            int n = shape.ndim();
            int[] none = new int[n];
            int[] ones = new int[n];
            Arrays.fill(ones, 1);
            trials.add(slice(x, none, none, ones));
            // As x[n:n]: no entry has to exist.
            trials.add(slice(x, shape.dims(), none, ones));
        }
        return trials;
    }

    /** A slice that skips entries at both ends of every axis; if asked, axes take turns with stepping the other way. */
    private static Trial along(Input x, int skip, int step, boolean alternate) {
        int n = x.values().shape().ndim();
        int[] start = new int[n];
        int[] count = new int[n];
        int[] steps = new int[n];
        for (int axis = 0; axis < n; axis++) {
            int length = x.values().shape().dim(axis);
            int s = alternate && axis % 2 == 1 ? -step : step;
            int reach = Math.max(length - skip, 0);
            steps[axis] = s;
            count[axis] = (reach + Math.abs(s) - 1) / Math.abs(s);
            start[axis] = s > 0 ? Math.min(skip, length) : Math.max(length - 1 - skip, 0);
        }
        return slice(x, start, count, steps);
    }

    /** Six random movements, and a function that reads the result. */
    private static Trial chain(int seed, DType dtype) {
        StringBuilder text = new StringBuilder("neg");
        List<Call> calls = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        Shape shape = Shape.of(3, 5, 4);
        for (int i = 0; i < 6; i++) {
            Step step = Step.random(random, shape);
            text.append(" of ").append(step.text);
            calls.add(step.call);
            shape = step.result;
        }
        Call all = (xp, xs) -> xp.unary(UnaryOp.NEG, apply(calls, xp, xs[0]));
        return new Trial(
                text.toString(), all, Tolerance.BITS, Input.of(Shape.of(3, 5, 4), dtype, Layout.CONTIGUOUS, seed));
    }

    private static NdArray apply(List<Call> calls, ArrayBackend xp, NdArray x) {
        NdArray result = x;
        for (Call call : calls) {
            result = call.on(xp, result);
        }
        return result;
    }

    /** One movement of a chain. */
    private record Step(String text, Shape result, Call call) {
        static Step random(SplittableRandom random, Shape shape) {
            int n = shape.ndim();
            switch (random.nextInt(4)) {
                case 0: {
                    List<int[]> ways = permutations(n);
                    int[] axes = ways.get(random.nextInt(ways.size()));
                    return new Step(
                            "transpose" + Arrays.toString(axes),
                            shape.permute(axes),
                            (xp, xs) -> xp.transpose(xs[0], axes));
                }
                case 1: {
                    int[] start = new int[n];
                    int[] count = new int[n];
                    int[] step = new int[n];
                    for (int axis = 0; axis < n; axis++) {
                        int length = shape.dim(axis);
                        boolean back = random.nextBoolean();
                        step[axis] = back ? -1 : length > 4 ? 2 : 1;
                        count[axis] = length > 4 ? length / 2 : length;
                        start[axis] = back ? length - 1 : 0;
                    }
                    return new Step(
                            "slice" + Arrays.toString(start) + Arrays.toString(count) + Arrays.toString(step),
                            Shape.of(count),
                            (xp, xs) -> xp.slice(xs[0], start, count, step));
                }
                case 2: {
                    Shape flat = n == 1 ? Shape.of(1, shape.size()) : Shape.of(shape.size());
                    Shape to =
                            random.nextBoolean() && n > 1 ? Shape.of(shape.dim(0), shape.size() / shape.dim(0)) : flat;
                    return new Step("reshape" + to, to, (xp, xs) -> xp.reshape(xs[0], to));
                }
                default: {
                    int[] dims = shape.dims();
                    Shape to;
                    if (n < 4 && shape.size() < 200) {
                        int[] longer = new int[n + 1];
                        longer[0] = 2;
                        System.arraycopy(dims, 0, longer, 1, n);
                        to = Shape.of(longer);
                    } else {
                        to = shape;
                    }
                    return new Step("broadcastTo" + to, to, (xp, xs) -> xp.broadcastTo(xs[0], to));
                }
            }
        }
    }
}
