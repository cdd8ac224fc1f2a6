package org.dezero.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;

/** {@code reduce} and {@code sumTo}: along every set of axes, in every layout; how NaN spreads, how errors grow. */
final class ReduceChecks {
    private ReduceChecks() {}

    static void addTo(CheckList list) {
        list.group("reduce");
        for (ReduceOp op : ReduceOp.values()) {
            for (DType dtype : CheckList.NUMBERS) {
                String name = CheckList.text(op) + " " + dtype;
                for (Layout layout : Layout.values()) {
                    list.addTrials(name + " " + layout, () -> everyAxes(op, dtype, layout));
                }
                list.addTrials(name + " special values", () -> special(op, dtype));
                list.addTrials(name + " 521 x 257", () -> large(op, dtype));
            }
        }
        for (DType dtype : CheckList.FLOATS) {
            list.addTrials("sum " + dtype + " of an empty axis is 0", () -> emptySums(dtype));
        }
        list.addTrials("sum int64 of an empty axis is 0", () -> emptySums(DType.INT64));
        list.addTrials("sum float32 of 1000000 ones", () -> ones(DType.FLOAT32));
        list.addTrials("sum float64 of 1000000 ones", () -> ones(DType.FLOAT64));
        list.addTrials("sum float32 of many tenths", ReduceChecks::tenths);
        for (DType dtype : CheckList.NUMBERS) {
            list.addTrialsWithDefault("sumTo " + dtype, () -> sumTo(dtype));
        }
    }

    private static Trial trial(ReduceOp op, int[] axes, boolean keepDims, Input x) {
        return new Trial(
                CheckList.text(op) + " axes " + Arrays.toString(axes) + " keepDims " + keepDims,
                (xp, xs) -> xp.reduce(op, xs[0], axes, keepDims),
                // One of the elements; or a sum, whose error is measured against the sum of absolute values. Up to some
                // sixty terms any order will do; beyond, 32 units is what pairwise summation of blocks may cost.
                op == ReduceOp.SUM
                        ? Tolerance.ulps(32)
                                .of((xp, xs) -> xp.reduce(ReduceOp.SUM, xp.unary(UnaryOp.ABS, xs[0]), axes, keepDims))
                        : Tolerance.VALUE,
                x);
    }

    /** Every set of axes of a rank, ascending. */
    private static List<int[]> axisSets(int ndim) {
        List<int[]> sets = new ArrayList<>();
        for (int bits = 0; bits < 1 << ndim; bits++) {
            int chosen = bits;
            int[] axes = new int[Integer.bitCount(bits)];
            int n = 0;
            for (int axis = 0; axis < ndim; axis++) {
                if ((chosen >> axis & 1) == 1) {
                    axes[n++] = axis;
                }
            }
            sets.add(axes);
        }
        return sets;
    }

    private static List<Trial> everyAxes(ReduceOp op, DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            for (int[] axes : axisSets(shape.ndim())) {
                if (op == ReduceOp.SUM || shape.reduce(axes, false).size() == 0 || shape.size() > 0) {
                    Input x = Input.of(shape, dtype, layout, 1);
                    // The layout bears on what is read, keepDims on what is returned: not every pair of them is needed.
                    boolean keepDims = trials.size() % 2 == 1;
                    trials.add(trial(op, axes, keepDims, x));
                    if (layout == Layout.CONTIGUOUS) {
                        trials.add(trial(op, axes, !keepDims, x));
                    }
                }
            }
        }
        return trials;
    }

    private static List<Trial> special(ReduceOp op, DType dtype) {
        List<Trial> trials = new ArrayList<>();
        if (dtype == DType.INT64) {
            trials.add(trial(op, new int[] {0}, false, Input.of(Data.special(dtype))));
            trials.add(trial(op, new int[] {1}, false, Input.of(Data.special(dtype, Shape.of(3, 7)))));
            long big = (1L << 53) + 1;
            trials.add(trial(op, new int[] {0}, false, Input.of(HostArray.of(new long[] {big - 1, big, big - 2}))));
            return trials;
        }
        double inf = Double.POSITIVE_INFINITY;
        double[][] rows = {
            {1, 2, 3, 4, 5},
            {Double.NaN, 2, 3, 4, 5},
            {1, 2, Double.NaN, 4, 5},
            {1, 2, 3, 4, Double.NaN},
            {inf, Double.NaN, 1, -inf, 2},
            {inf, 1, 2, 3, inf},
            {-inf, 1, 2, 3, 4},
            {-inf, -inf, -inf, -inf, -inf},
            {inf, inf, inf, inf, inf},
            {inf, 1, -inf, 1, 2},
            {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN},
            {-5, -4, -3, -2, -1}
        };
        HostArray values = HostArray.of(rows).cast(dtype);
        for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.TRANSPOSED, Layout.STRIDED)) {
            trials.add(trial(op, new int[] {1}, false, Input.of(values, layout)));
            trials.add(trial(op, new int[] {0}, true, Input.of(values, layout)));
            trials.add(trial(op, new int[] {0, 1}, false, Input.of(values, layout)));
        }
        // A NaN anywhere in a row longer than a vector register.
        for (int at = 0; at < 37; at += 3) {
            HostArray line = Data.numbers(Shape.of(37), DType.FLOAT64, at);
            line.doubles()[at] = Double.NaN;
            trials.add(trial(op, new int[] {0}, false, Input.of(line.cast(dtype))));
        }
        return trials;
    }

    private static List<Trial> large(ReduceOp op, DType dtype) {
        Input x = Input.of(Shape.of(521, 257), dtype, Layout.CONTIGUOUS, 3);
        Input y = Input.of(Shape.of(521, 257), dtype, Layout.TRANSPOSED, 3);
        return List.of(
                trial(op, new int[] {0}, false, x),
                trial(op, new int[] {1}, true, x),
                trial(op, new int[] {0, 1}, false, x),
                trial(op, new int[] {0}, false, y));
    }

    private static List<Trial> emptySums(DType dtype) {
        return List.of(
                trial(ReduceOp.SUM, new int[] {0}, false, Input.of(Shape.of(0), dtype, Layout.CONTIGUOUS, 1)),
                trial(ReduceOp.SUM, new int[] {0}, false, Input.of(Shape.of(0, 3), dtype, Layout.CONTIGUOUS, 1)),
                trial(ReduceOp.SUM, new int[] {1}, true, Input.of(Shape.of(3, 0), dtype, Layout.TRANSPOSED, 1)),
                trial(ReduceOp.SUM, new int[] {0, 2}, false, Input.of(Shape.of(2, 5, 0), dtype, Layout.CONTIGUOUS, 1)));
    }

    private static List<Trial> ones(DType dtype) {
        // Every partial sum is a whole number a float holds, so that the sum is exact in any sensible order.
        return List.of(
                exactSum(new int[] {0}, HostArray.full(Shape.of(1_000_000), dtype, 1)),
                exactSum(new int[] {0, 1}, HostArray.full(Shape.of(1000, 1000), dtype, 1)));
    }

    private static Trial exactSum(int[] axes, HostArray values) {
        return new Trial(
                "sum axes " + Arrays.toString(axes),
                (xp, xs) -> xp.reduce(ReduceOp.SUM, xs[0], axes, false),
                Tolerance.VALUE,
                Input.of(values));
    }

    /** One running float32 sum is off by one part in a hundred here. */
    private static List<Trial> tenths() {
        HostArray fifth = HostArray.full(Shape.of(200_000), DType.FLOAT32, 0.1);
        return List.of(
                trial(
                        ReduceOp.SUM,
                        new int[] {0},
                        false,
                        Input.of(HostArray.full(Shape.of(1_000_000), DType.FLOAT32, 0.1))),
                // Down the columns, where it is tempting to add row after row.
                trial(ReduceOp.SUM, new int[] {0}, false, Input.of(fifth.reshape(50_000, 4))),
                trial(ReduceOp.SUM, new int[] {1}, false, Input.of(fifth.reshape(2, 100_000))),
                trial(ReduceOp.SUM, new int[] {0, 1}, false, Input.of(fifth.reshape(400, 500))));
    }

    private static List<Trial> sumTo(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        List<List<Shape>> pairs = List.of(
                List.of(Shape.of(2, 3), Shape.of(2, 3)),
                List.of(Shape.of(2, 3), Shape.of(3)),
                List.of(Shape.of(3, 3), Shape.of(3, 1)),
                List.of(Shape.of(3, 3), Shape.of(1, 3)),
                List.of(Shape.of(3, 3), Shape.of(1, 1)),
                List.of(Shape.of(2, 3), Shape.SCALAR),
                List.of(Shape.SCALAR, Shape.SCALAR),
                List.of(Shape.of(1, 7), Shape.of(7)),
                List.of(Shape.of(2, 3, 5), Shape.of(3, 1)),
                List.of(Shape.of(2, 3, 5), Shape.of(1, 3, 1)),
                List.of(Shape.of(2, 3, 1, 5), Shape.of(3, 1, 1)),
                List.of(Shape.of(0, 3), Shape.of(3)),
                List.of(Shape.of(0, 3), Shape.of(1, 3)),
                List.of(Shape.of(3, 0), Shape.of(3, 1)),
                List.of(Shape.of(3, 0), Shape.of(0)),
                List.of(Shape.of(0), Shape.of(1)));
        for (List<Shape> pair : pairs) {
            Shape to = pair.get(1);
            for (Layout layout : Layout.values()) {
                trials.add(new Trial(
                        "sumTo " + to,
                        (xp, xs) -> xp.sumTo(xs[0], to),
                        Tolerance.ulps(32).of((xp, xs) -> xp.sumTo(xp.unary(UnaryOp.ABS, xs[0]), to)),
                        Input.of(pair.get(0), dtype, layout, 1)));
            }
        }
        return trials;
    }
}
