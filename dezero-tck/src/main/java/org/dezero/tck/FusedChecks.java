package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;

/** What is several operations in one pass: each as the backend has it, and by its default. */
final class FusedChecks {
    private static final double EPS = 2e-5;

    private FusedChecks() {}

    static void addTo(CheckList list) {
        list.group("fused");
        for (DType dtype : CheckList.FLOATS) {
            for (Layout layout : Layout.values()) {
                String of = " " + dtype + " " + layout;
                list.addTrialsWithDefault(
                        "reluGrad" + of, () -> pairs("reluGrad", FusedChecks::relu, 0, dtype, layout));
                list.addTrialsWithDefault(
                        "tanhGrad" + of, () -> pairs("tanhGrad", FusedChecks::tanh, 4, dtype, layout));
                list.addTrialsWithDefault(
                        "sigmoidGrad" + of, () -> pairs("sigmoidGrad", FusedChecks::sigmoid, 4, dtype, layout));
                list.addTrialsWithDefault("combine" + of, () -> combinations(dtype, layout));
                list.addTrialsWithDefault("adam" + of, () -> adam(dtype, layout));
                list.addTrialsWithDefault("softmaxCrossEntropyGrad" + of, () -> losses(dtype, layout));
                list.addTrialsWithDefault("lstmCell" + of, () -> cells(dtype, layout));
                list.addTrialsWithDefault("lstmCellGrad" + of, () -> cellGrads(dtype, layout));
                list.addTrialsWithDefault("lstm" + of, () -> sequences(dtype, layout));
                list.addTrialsWithDefault("lstmGrad" + of, () -> sequenceGrads(dtype, layout));
                list.addTrialsWithDefault("batchNorm" + of, () -> norms(dtype, layout));
                list.addTrialsWithDefault("batchNormGrad" + of, () -> normGrads(dtype, layout));
            }
            list.addTrialsWithDefault("reluGrad " + dtype + " special values", () -> List.of(special(dtype)));
        }
    }

    private static NdArray absolute(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.ABS, x);
    }

    private static NdArray sum(ArrayBackend xp, NdArray a, NdArray b) {
        return xp.binary(BinaryOp.ADD, absolute(xp, a), absolute(xp, b));
    }

    // ---- gradients of element-wise functions --------------------------------------------------------------------

    private static NdArray relu(ArrayBackend xp, NdArray... xs) {
        return xp.reluGrad(xs[0], xs[1]);
    }

    private static NdArray tanh(ArrayBackend xp, NdArray... xs) {
        return xp.tanhGrad(xs[0], xs[1]);
    }

    private static NdArray sigmoid(ArrayBackend xp, NdArray... xs) {
        return xp.sigmoidGrad(xs[0], xs[1]);
    }

    /** The second operand may be anything: what a formula subtracts is then as large as its square. */
    private static Tolerance products(double ulps) {
        return ulps == 0
                ? Tolerance.VALUE
                : Tolerance.ulps(ulps)
                        .of((xp, xs) -> xp.binary(
                                BinaryOp.MUL,
                                absolute(xp, xs[0]),
                                xp.binary(BinaryOp.ADD, xp.binary(BinaryOp.MUL, xs[1], xs[1]), 1)));
    }

    private static List<Trial> pairs(String name, Call call, double ulps, DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.shapes(layout)) {
            Input gy = Input.of(shape, dtype, layout, 1);
            trials.add(new Trial(name, call, products(ulps), gy, Input.of(shape, dtype, Layout.CONTIGUOUS, 2)));
            trials.add(new Trial(name, call, products(ulps), gy, Input.of(shape, dtype, layout, 3)));
        }
        return trials;
    }

    private static Trial special(DType dtype) {
        HostArray values = Data.special(dtype);
        int n = values.size();
        ReferenceBackend reference = new ReferenceBackend();
        NdArray column = reference.reshape(reference.fromHost(values), Shape.of(n, 1));
        NdArray row = reference.reshape(reference.fromHost(values), Shape.of(1, n));
        HostArray gy = reference.broadcastTo(column, Shape.of(n, n)).toHost();
        HostArray y = reference.broadcastTo(row, Shape.of(n, n)).toHost();
        return new Trial("reluGrad", FusedChecks::relu, Tolerance.VALUE, Input.of(gy), Input.of(y));
    }

    private static List<Trial> combinations(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        double[][] factors = {{1, -0.1}, {0.9, 0.1}, {1, 1}, {-1, 0}};
        for (Shape shape : Data.shapes(layout)) {
            for (double[] f : factors) {
                trials.add(new Trial(
                        "combine " + f[0] + " " + f[1],
                        (xp, xs) -> xp.combine(f[0], xs[0], f[1], xs[1]),
                        // Products and a sum, rounded or fused, and factors that may be rounded to the dtype first.
                        Tolerance.ulps(4).of((xp, xs) -> sum(xp, xs[0], xs[1])),
                        Input.of(shape, dtype, Layout.CONTIGUOUS, 1),
                        Input.of(shape, dtype, layout, 2)));
            }
        }
        return trials;
    }

    /** The second mean is a square, so that it has a root. */
    private static List<Trial> adam(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.shapes(layout)) {
            for (int result = 0; result < 3; result++) {
                int which = result;
                trials.add(new Trial(
                        "adam, result " + which,
                        (xp, xs) -> xp.adam(
                                        xs[0],
                                        xs[1],
                                        xp.binary(BinaryOp.MUL, xs[2], xs[2]),
                                        xs[3],
                                        0.1,
                                        0.001,
                                        0.01,
                                        1e-8)[which],
                        // Operands up to 4 or so, their squares, and a step whose divisor is 0.03 of the gradient or
                        // more.
                        Tolerance.ulps(16).of((xp, xs) -> xp.full(Shape.SCALAR, DType.FLOAT64, 32)),
                        Input.of(shape, dtype, layout, 1),
                        Input.of(shape, dtype, layout, 2),
                        Input.of(shape, dtype, Layout.CONTIGUOUS, 3),
                        Input.of(shape, dtype, layout, 4)));
            }
        }
        return trials;
    }

    private static List<Trial> losses(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape :
                List.of(Shape.of(1, 1), Shape.of(1, 10), Shape.of(7, 3), Shape.of(13, 10), Shape.of(3, 37))) {
            HostArray classes = Data.indices(Shape.of(shape.dim(0)), shape.dim(1), 1);
            trials.add(new Trial(
                    "softmaxCrossEntropyGrad",
                    (xp, xs) -> xp.softmaxCrossEntropyGrad(xs[0], xs[1], xs[2]),
                    // Of a softmax, as its own check has it, less 1 where the class is.
                    Tolerance.ulps(32).of((xp, xs) -> absolute(xp, xs[2])),
                    Input.of(shape, dtype, layout, 2),
                    Input.of(classes, layout),
                    Input.of(Data.numbers(Shape.SCALAR, dtype, 3))));
        }
        return trials;
    }

    // ---- long short-term memory ---------------------------------------------------------------------------------

    private static final int[][] CELLS = {{1, 1}, {3, 5}, {7, 13}, {2, 37}, {0, 3}, {3, 0}};

    private static List<Trial> cells(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (int[] size : CELLS) {
            for (int result = 0; result < 4; result++) {
                int which = result;
                trials.add(new Trial(
                        "lstmCell, result " + which,
                        (xp, xs) -> xp.lstmCell(xs[0], xs[1])[which],
                        // Sigmoids are right to units of 1.
                        Tolerance.ulps(16).of((xp, xs) -> largest(xp, xs[1], 2)),
                        Input.of(Shape.of(size[0], 4 * size[1]), dtype, layout, 1),
                        Input.of(Shape.of(size[0], size[1]), dtype, layout, 2)));
            }
        }
        return trials;
    }

    /** The largest magnitude, and some more: one number. */
    private static NdArray largest(ArrayBackend xp, NdArray x, double more) {
        double out = 0;
        for (double v : x.toHost().toDoubleArray()) {
            out = Math.max(out, Math.abs(v));
        }
        return xp.full(Shape.SCALAR, DType.FLOAT64, out + more);
    }

    private static List<Trial> cellGrads(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (int[] size : CELLS) {
            Shape state = Shape.of(size[0], size[1]);
            for (int result = 0; result < 2; result++) {
                int which = result;
                trials.add(new Trial(
                        "lstmCellGrad, result " + which,
                        (xp, xs) -> xp.lstmCellGrad(xs[0], xs[1], xs[2], xs[3], xs[4])[which],
                        // Operands up to 4 or so, in products of up to six.
                        Tolerance.ulps(8).of((xp, xs) -> xp.full(Shape.SCALAR, DType.FLOAT64, 4096)),
                        Input.of(state, dtype, layout, 1),
                        Input.of(state, dtype, Layout.CONTIGUOUS, 2),
                        Input.of(Shape.of(size[0], 4 * size[1]), dtype, layout, 3),
                        Input.of(state, dtype, layout, 4),
                        Input.of(state, dtype, layout, 5)));
            }
        }
        return trials;
    }

    /** Steps, examples, width; the last one is large enough to be shared among threads. */
    private static final int[][] SEQUENCES = {{1, 1, 1}, {3, 2, 5}, {2, 7, 13}, {4, 0, 3}, {2, 3, 0}, {6, 35, 37}};

    private static List<Trial> sequences(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (int[] size : SEQUENCES) {
            for (int result = 0; result < 4; result++) {
                int which = result;
                trials.add(new Trial(
                        "lstm, result " + which,
                        (xp, xs) -> xp.lstm(xs[0], weight(xp, xs[1]), xs[2], xs[3])[which],
                        // Rounding at one step is carried on by the gates of the next.
                        Tolerance.ulps(32).of((xp, xs) -> largest(xp, xs[3], 2)),
                        Input.of(Shape.of(size[0], size[1], 4 * size[2]), dtype, layout, 1),
                        Input.of(Shape.of(size[2], 4 * size[2]), dtype, layout, 2),
                        Input.of(Shape.of(size[1], size[2]), dtype, layout, 3),
                        Input.of(Shape.of(size[1], size[2]), dtype, layout, 4)));
            }
        }
        return trials;
    }

    /** So small that gates are not all at their ends. */
    private static NdArray weight(ArrayBackend xp, NdArray x) {
        return xp.binary(BinaryOp.MUL, x, 1.0 / 16);
    }

    private static List<Trial> sequenceGrads(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (int[] size : SEQUENCES) {
            Shape sequence = Shape.of(size[0], size[1], size[2]);
            Shape state = Shape.of(size[1], size[2]);
            for (int result = 0; result < 4; result++) {
                int which = result;
                trials.add(new Trial(
                        "lstmGrad, result " + which,
                        (xp, xs) -> grad(xp, xs)[which],
                        // Terms of a sum may cancel, but not all of them in every element.
                        Tolerance.ulps(32).of((xp, xs) -> largest(xp, grad(xp, xs)[which], 1)),
                        Input.of(sequence, dtype, layout, 1),
                        Input.of(sequence, dtype, Layout.CONTIGUOUS, 2),
                        Input.of(Shape.of(size[2], 4 * size[2]), dtype, layout, 3),
                        Input.of(state, dtype, layout, 4),
                        Input.of(state, dtype, layout, 5),
                        Input.of(Shape.of(size[0], size[1], 4 * size[2]), dtype, layout, 6)));
            }
        }
        return trials;
    }

    private static NdArray[] grad(ArrayBackend xp, NdArray[] xs) {
        NdArray w = weight(xp, xs[2]);
        return xp.lstmGrad(xs[0], xs[1], w, xs[3], xs[4], xp.lstm(xs[5], w, xs[3], xs[4]));
    }

    // ---- batch normalisation ------------------------------------------------------------------------------------

    private static final List<Shape> IMAGES = List.of(
            Shape.of(1, 3),
            Shape.of(13, 5),
            Shape.of(7, 1),
            Shape.of(2, 3, 1, 1),
            Shape.of(3, 2, 5, 7),
            Shape.of(2, 5, 3),
            Shape.of(5, 0));

    private static List<Trial> norms(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : IMAGES) {
            Shape channels = Shape.of(shape.dim(1));
            for (int result = 0; result < 3; result++) {
                int which = result;
                trials.add(new Trial(
                        "batchNorm, result " + which,
                        (xp, xs) -> xp.batchNorm(xs[0], xs[1], xs[2], EPS)[which],
                        // The mean is rounded at the size of x, and divided by a deviation that may be as small as the
                        // root of eps where a channel has one element.
                        Tolerance.ulps(64).of((xp, xs) -> xp.full(Shape.SCALAR, DType.FLOAT64, which == 0 ? 1000 : 16)),
                        Input.of(shape, dtype, layout, 1),
                        Input.of(channels, dtype, layout, 2),
                        Input.of(channels, dtype, Layout.CONTIGUOUS, 3)));
            }
        }
        return trials;
    }

    private static List<Trial> normGrads(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : IMAGES) {
            Shape channels = Shape.of(shape.dim(1));
            for (int result = 0; result < 3; result++) {
                int which = result;
                trials.add(new Trial(
                        "batchNormGrad, result " + which,
                        (xp, xs) -> {
                            // The statistics are those of x, as they always are.
                            NdArray[] forward = xp.batchNorm(xs[1], xs[2], xs[2], EPS);
                            return xp.batchNormGrad(xs[0], xs[1], xs[2], forward[1], forward[2], EPS)[which];
                        },
                        Tolerance.ulps(64)
                                .of((xp, xs) -> xp.full(Shape.SCALAR, DType.FLOAT64, which == 0 ? 4000 : 1000)),
                        Input.of(shape, dtype, layout, 1),
                        Input.of(shape, dtype, layout, 2),
                        Input.of(channels, dtype, layout, 3)));
            }
        }
        return trials;
    }
}
