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

/** {@code matmul} and its gradients, {@code batchMatmul} and {@code linear}: every pair of layouts, empty and odd shapes, NaN. */
final class MatmulChecks {
    /** m, k, n. */
    private static final int[][] SIZES = {
        {1, 1, 1},
        {2, 3, 5},
        {3, 3, 3},
        {7, 11, 13},
        {1, 23, 1},
        {17, 1, 19},
        {1, 5, 7},
        {7, 5, 1},
        {0, 3, 2},
        {2, 3, 0},
        {2, 0, 3},
        {0, 0, 0},
        {1, 0, 1}
    };

    private MatmulChecks() {}

    static void addTo(CheckList list) {
        list.group("matmul");
        for (DType dtype : CheckList.NUMBERS) {
            for (Layout left : Layout.values()) {
                for (Layout right : Layout.values()) {
                    list.addTrials("matmul " + dtype + " " + left + " by " + right, () -> sizes(dtype, left, right));
                }
            }
            list.addTrials(
                    "matmul " + dtype + " 67 x 131 x 37",
                    () -> List.of(
                            matmul(67, 131, 37, dtype, Layout.CONTIGUOUS, Layout.CONTIGUOUS),
                            matmul(67, 131, 37, dtype, Layout.TRANSPOSED, Layout.CONTIGUOUS),
                            matmul(67, 131, 37, dtype, Layout.CONTIGUOUS, Layout.TRANSPOSED)));
            for (Layout layout : Layout.values()) {
                list.addTrialsWithDefault("batchMatmul " + dtype + " " + layout, () -> batches(dtype, layout));
            }
        }
        list.addTrials("matmul int64 wraps", () -> {
            HostArray values = Data.special(DType.INT64, Shape.of(3, 7));
            return List.of(matmul(7, Input.of(values), Input.of(values.reshape(7, 3))));
        });
        for (DType dtype : CheckList.FLOATS) {
            list.addTrials("matmul " + dtype + " NaN and infinity", () -> special(dtype));
            for (Layout layout : Layout.values()) {
                list.addTrialsWithDefault("matmulGrads " + dtype + " " + layout, () -> gradients(dtype, layout));
                list.addTrialsWithDefault(
                        "matmulGrads with a sum " + dtype + " " + layout, () -> grownGradients(dtype, layout));
                list.addTrialsWithDefault("linear " + dtype + " " + layout, () -> linear(dtype, layout));
            }
        }
    }

    private static List<Trial> sizes(DType dtype, Layout left, Layout right) {
        List<Trial> trials = new ArrayList<>();
        for (int[] s : SIZES) {
            trials.add(matmul(s[0], s[1], s[2], dtype, left, right));
        }
        return trials;
    }

    private static Trial matmul(int m, int k, int n, DType dtype, Layout left, Layout right) {
        return matmul(k, Input.of(Shape.of(m, k), dtype, left, 1), Input.of(Shape.of(k, n), dtype, right, 2));
    }

    private static Trial matmul(int k, Input a, Input b) {
        // The classical bound of any order of summation: k roundings, each at most of the sum of absolute products.
        Tolerance tolerance = Tolerance.ulps(k + 2)
                .of((xp, xs) -> xp.matmul(xp.unary(UnaryOp.ABS, xs[0]), xp.unary(UnaryOp.ABS, xs[1])));
        return new Trial("matmul", (xp, xs) -> xp.matmul(xs[0], xs[1]), tolerance, a, b);
    }

    private static List<Trial> gradients(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (int[] s : SIZES) {
            Input gy = Input.of(Shape.of(s[0], s[2]), dtype, layout, 1);
            Input a = Input.of(Shape.of(s[0], s[1]), dtype, layout, 2);
            Input b = Input.of(Shape.of(s[1], s[2]), dtype, Layout.CONTIGUOUS, 3);
            for (int result = 0; result < 2; result++) {
                int which = result;
                Tolerance tolerance = Tolerance.ulps((which == 0 ? s[2] : s[0]) + 2)
                        .of((xp, xs) ->
                                xp.matmulGrads(absolute(xp, xs[0]), absolute(xp, xs[1]), absolute(xp, xs[2]))[which]);
                trials.add(new Trial(
                        "matmulGrads, result " + which,
                        (xp, xs) -> xp.matmulGrads(xs[0], xs[1], xs[2])[which],
                        tolerance,
                        gy,
                        a,
                        b));
            }
        }
        return trials;
    }

    private static List<Trial> grownGradients(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (int[] s : SIZES) {
            for (int result = 0; result < 2; result++) {
                int which = result;
                Tolerance tolerance = Tolerance.ulps((which == 0 ? s[2] : s[0]) + 3)
                        .of((xp, xs) -> xp.matmulGrads(
                                        absolute(xp, xs[0]),
                                        absolute(xp, xs[1]),
                                        absolute(xp, xs[2]),
                                        absolute(xp, xs[3]))[which]);
                trials.add(new Trial(
                        "matmulGrads with a sum, result " + which,
                        // The sum is a product, and nobody else has it.
                        (xp, xs) -> xp.matmulGrads(xs[0], xs[1], xs[2], xp.binary(BinaryOp.MUL, xs[3], 1))[which],
                        tolerance,
                        Input.of(Shape.of(s[0], s[2]), dtype, layout, 1),
                        Input.of(Shape.of(s[0], s[1]), dtype, layout, 2),
                        Input.of(Shape.of(s[1], s[2]), dtype, Layout.CONTIGUOUS, 3),
                        Input.of(Shape.of(s[1], s[2]), dtype, layout, 4)));
            }
        }
        return trials;
    }

    private static NdArray absolute(ArrayBackend xp, NdArray x) {
        return xp.unary(UnaryOp.ABS, x);
    }

    private static List<Trial> special(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        // A zero does not hide what it is multiplied with: 0 * NaN and 0 * infinity are NaN.
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            HostArray a = Data.numbers(Shape.of(5, 7), DType.FLOAT64, 1);
            a.doubles()[2 * 7 + 3] = bad;
            HostArray b = HostArray.full(Shape.of(7, 3), DType.FLOAT64, 1);
            b.doubles()[3 * 3] = 0;
            HostArray zeros = HostArray.full(Shape.of(5, 7), DType.FLOAT64, 0);
            for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.TRANSPOSED, Layout.STRIDED)) {
                trials.add(matmul(7, Input.of(a.cast(dtype), layout), Input.of(b.cast(dtype), layout)));
                HostArray turned = new ReferenceBackend()
                        .transpose(new ReferenceBackend().fromHost(a), new int[] {1, 0})
                        .toHost();
                trials.add(matmul(
                        5,
                        Input.of(zeros.reshape(7, 5).cast(dtype), layout),
                        Input.of(turned.reshape(5, 7).cast(dtype), layout)));
            }
        }
        return trials;
    }

    private static List<Trial> batches(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        int[][] sizes = {
            {1, 2, 3, 5}, {3, 2, 3, 5}, {5, 3, 3, 3}, {2, 7, 1, 7}, {0, 2, 3, 5}, {2, 0, 3, 5}, {2, 3, 0, 5}
        };
        for (int[] s : sizes) {
            Input a = Input.of(Shape.of(s[0], s[1], s[2]), dtype, layout, 1);
            Input b = Input.of(Shape.of(s[0], s[2], s[3]), dtype, layout, 2);
            Input c = Input.of(Shape.of(s[0], s[2], s[3]), dtype, Layout.CONTIGUOUS, 2);
            Tolerance tolerance = Tolerance.ulps(s[2] + 2)
                    .of((xp, xs) -> xp.batchMatmul(xp.unary(UnaryOp.ABS, xs[0]), xp.unary(UnaryOp.ABS, xs[1])));
            trials.add(new Trial("batchMatmul", (xp, xs) -> xp.batchMatmul(xs[0], xs[1]), tolerance, a, b));
            trials.add(new Trial("batchMatmul", (xp, xs) -> xp.batchMatmul(xs[0], xs[1]), tolerance, a, c));
        }
        return trials;
    }

    private static List<Trial> linear(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (int[] s : SIZES) {
            Tolerance tolerance = Tolerance.ulps(s[1] + 3)
                    .of((xp, xs) -> xp.linear(
                            xp.unary(UnaryOp.ABS, xs[0]), xp.unary(UnaryOp.ABS, xs[1]), xp.unary(UnaryOp.ABS, xs[2])));
            Input x = Input.of(Shape.of(s[0], s[1]), dtype, layout, 1);
            Input w = Input.of(Shape.of(s[1], s[2]), dtype, layout, 2);
            Input b = Input.of(Shape.of(s[2]), dtype, layout, 3);
            trials.add(new Trial("linear", (xp, xs) -> xp.linear(xs[0], xs[1], xs[2]), tolerance, x, w, b));
        }
        return trials;
    }
}
