package org.dezero.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;

/** The functions of neural networks that have defaults: each as the backend has it, and by its default. */
final class CompositeChecks {
    private static final Call ONE = (xp, xs) -> xp.full(Shape.SCALAR, DType.FLOAT64, 1);

    /** Twice the largest of the random numbers: what a difference of two of them may come to. */
    private static final Call EIGHT = (xp, xs) -> xp.full(Shape.SCALAR, DType.FLOAT64, 8);

    /** That, or the largest finite operand: {@code x - logSumExp(x)} is rounded at the size of its two terms. */
    private static final Call LARGEST = (xp, xs) -> {
        double largest = 8;
        for (double v : xs[0].toHost().toDoubleArray()) {
            largest = Double.isFinite(v) ? Math.max(largest, Math.abs(v)) : largest;
        }
        return xp.full(Shape.SCALAR, DType.FLOAT64, largest);
    };

    private CompositeChecks() {}

    static void addTo(CheckList list) {
        list.group("composite");
        for (DType dtype : CheckList.FLOATS) {
            for (Layout layout : Layout.values()) {
                String of = " " + dtype + " " + layout;
                list.addTrialsWithDefault(
                        "sigmoid" + of,
                        () -> Data.shapes(layout).stream()
                                .map(shape -> sigmoid(Input.of(shape, dtype, layout, 1)))
                                .toList());
                list.addTrialsWithDefault("softmax" + of, () -> everyAxis(CompositeChecks::softmax, dtype, layout));
                list.addTrialsWithDefault(
                        "logSoftmax" + of, () -> everyAxis(CompositeChecks::logSoftmax, dtype, layout));
                list.addTrialsWithDefault("logSumExp" + of, () -> logSumExps(dtype, layout));
                list.addTrialsWithDefault("softmaxCrossEntropy" + of, () -> losses(dtype, layout));
            }
            list.addTrialsWithDefault(
                    "sigmoid " + dtype + " special values",
                    () -> List.of(
                            sigmoid(Input.of(Data.special(dtype))),
                            sigmoid(Input.of(Data.special(dtype, Shape.of(3, 7)), Layout.STRIDED))));
            list.addTrialsWithDefault(
                    "softmax " + dtype + " special values", () -> List.of(softmax(1, extremes(dtype))));
            list.addTrialsWithDefault(
                    "logSoftmax " + dtype + " special values", () -> List.of(logSoftmax(1, extremes(dtype))));
            list.addTrialsWithDefault("logSumExp " + dtype + " special values", () -> logSumExpSpecial(dtype));
            list.addTrialsWithDefault("softmaxCrossEntropy " + dtype + " special values", () -> lossSpecial(dtype));
        }
    }

    private static Trial sigmoid(Input x) {
        // Computed as (1 + tanh) / 2 it is right to a few units of 1, not of its own small values.
        return new Trial(
                "sigmoid", (xp, xs) -> xp.sigmoid(xs[0]), Tolerance.ulps(4).of(ONE), x);
    }

    private static Trial softmax(int axis, Input x) {
        // x - max is rounded at the size of 8, which e^ turns into as many units; then a sum of up to 37, and a
        // quotient.
        return new Trial("softmax axis " + axis, (xp, xs) -> xp.softmax(xs[0], axis), Tolerance.ulps(32), x);
    }

    private static Trial logSoftmax(int axis, Input x) {
        return new Trial(
                "logSoftmax axis " + axis,
                (xp, xs) -> xp.logSoftmax(xs[0], axis),
                Tolerance.ulps(16).of(LARGEST),
                x);
    }

    private static List<Trial> everyAxis(BiFunction<Integer, Input, Trial> trial, DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.shapes(layout)) {
            for (int axis = 0; axis < shape.ndim(); axis++) {
                trials.add(trial.apply(axis, Input.of(shape, dtype, layout, 1)));
            }
        }
        return trials;
    }

    private static Input extremes(DType dtype) {
        double inf = Double.POSITIVE_INFINITY;
        double[][] rows = {
            {1000, 1000, -1000, 1000},
            {-1000, -1000, -1000, -1000},
            {-inf, 0, 1, 2},
            {3, -inf, -inf, -inf},
            {0, 1, Double.NaN, 2},
            {1e10, 0, 0, -1e10}
        };
        return Input.of(HostArray.of(rows).cast(dtype));
    }

    private static Trial logSumExp(int[] axes, boolean keepDims, Input x) {
        return new Trial(
                "logSumExp axes " + Arrays.toString(axes) + " keepDims " + keepDims,
                (xp, xs) -> xp.logSumExp(xs[0], axes, keepDims),
                // log(sum) and the maximum may cancel.
                Tolerance.ulps(16).of(EIGHT),
                x);
    }

    private static List<Trial> logSumExps(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.shapes(layout)) {
            Input x = Input.of(shape, dtype, layout, 1);
            trials.add(logSumExp(new int[0], false, x));
            for (int axis = 0; axis < shape.ndim(); axis++) {
                trials.add(logSumExp(new int[] {axis}, false, x));
                trials.add(logSumExp(new int[] {axis}, true, x));
            }
            int[] all = shape.axes(null, "logSumExp");
            trials.add(logSumExp(all, false, x));
            trials.add(logSumExp(all, true, x));
        }
        return trials;
    }

    private static List<Trial> logSumExpSpecial(DType dtype) {
        double inf = Double.POSITIVE_INFINITY;
        double[][] rows = {
            {1000, 1000, 1000, 1000},
            {-1000, -1000, -1000, -1000},
            {-inf, -inf, -inf, -inf},
            {-inf, 0, 1, 2},
            {inf, 0, 1, 2},
            {inf, -inf, inf, 0},
            {0, Double.NaN, 1, 2},
            {inf, Double.NaN, 1, 2},
            {1e10, 0, 0, 0}
        };
        Input x = Input.of(HostArray.of(rows).cast(dtype));
        return List.of(
                logSumExp(new int[] {1}, false, x),
                logSumExp(new int[] {1}, true, x),
                logSumExp(new int[] {0, 1}, false, x));
    }

    private static Trial loss(Input x, Input t) {
        return new Trial(
                "softmaxCrossEntropy",
                (xp, xs) -> xp.softmaxCrossEntropy(xs[0], xs[1]),
                Tolerance.ulps(16).of(LARGEST),
                x,
                t);
    }

    private static List<Trial> losses(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape :
                List.of(Shape.of(1, 1), Shape.of(1, 10), Shape.of(7, 3), Shape.of(13, 10), Shape.of(3, 37))) {
            HostArray classes = Data.indices(Shape.of(shape.dim(0)), shape.dim(1), 1);
            trials.add(loss(Input.of(shape, dtype, layout, 2), Input.of(classes)));
            trials.add(loss(Input.of(shape, dtype, layout, 2), Input.of(classes, layout)));
        }
        return trials;
    }

    private static List<Trial> lossSpecial(DType dtype) {
        double inf = Double.POSITIVE_INFINITY;
        List<Trial> trials = new ArrayList<>();
        // Each row by itself: a mean over several would hide the small ones.
        double[][] rows = {{1000, 0, -1000}, {0, 1000, -1000}, {-inf, 0, 1}, {0.5, -inf, -inf}, {1e10, 1e10, 0}};
        int[][] classes = {{0, 1}, {0, 1}, {1, 2}, {0}, {0, 1}};
        for (int i = 0; i < rows.length; i++) {
            for (int c : classes[i]) {
                HostArray x = HostArray.of(new double[][] {rows[i]}).cast(dtype);
                trials.add(loss(Input.of(x), Input.of(HostArray.of(new long[] {c}))));
            }
        }
        // A row whose own class has the probability zero, and one that is not a number.
        trials.add(loss(
                Input.of(HostArray.of(new double[][] {{-inf, 0, 1}}).cast(dtype)), Input.of(HostArray.of(new long[] {0
                }))));
        trials.add(loss(
                Input.of(HostArray.of(new double[][] {{0, 1, 2}, {0, Double.NaN, 1}})
                        .cast(dtype)),
                Input.of(HostArray.of(new long[] {0, 0}))));
        return trials;
    }
}
