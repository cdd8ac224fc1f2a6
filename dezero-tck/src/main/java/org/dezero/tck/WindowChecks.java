package org.dezero.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;

/**
 * Patches, convolution with its two gradients, and one element of each window: each as the backend has it, and by its
 * default.
 */
final class WindowChecks {
    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private WindowChecks() {}

    static void addTo(CheckList list) {
        list.group("window");
        for (DType dtype : CheckList.NUMBERS) {
            for (Layout layout : Layout.values()) {
                String of = " " + dtype + " " + layout;
                list.addTrialsWithDefault("im2col" + of, () -> im2cols(dtype, layout));
                list.addTrialsWithDefault("col2im" + of, () -> col2ims(dtype, layout));
                list.addTrialsWithDefault("conv2d" + of, () -> convolutions(dtype, layout));
                list.addTrialsWithDefault("conv2dInputGrad" + of, () -> inputGradients(dtype, layout));
                list.addTrialsWithDefault("conv2dWeightGrad" + of, () -> weightGradients(dtype, layout));
                list.addTrialsWithDefault("maxPool2d" + of, () -> maxima(dtype, layout));
                list.addTrialsWithDefault("windowTake" + of, () -> takes(dtype, layout));
                list.addTrialsWithDefault("windowScatter" + of, () -> scatters(dtype, layout));
            }
            list.addTrialsWithDefault("convolution " + dtype + " 2 x 5 x 13 x 17", () -> large(dtype));
            list.addTrialsWithDefault("maxPool2d " + dtype + " first of ties", () -> ties(dtype));
            list.addTrialsWithDefault("maxPool2d " + dtype + " padding takes part as 0", () -> padding(dtype));
            list.addTrialsWithDefault("windowScatter " + dtype + " repeated places", () -> repeats(dtype));
            list.addTrialsWithDefault("patches " + dtype + " special values", () -> moved(dtype));
        }
        for (DType dtype : CheckList.FLOATS) {
            list.addTrialsWithDefault("maxPool2d " + dtype + " first NaN", () -> firstNan(dtype));
            list.addTrialsWithDefault("convolution " + dtype + " NaN and infinity", () -> notFinite(dtype));
            list.addTrialsWithDefault("convolution " + dtype + " infinity on padding", () -> onPadding(dtype));
            list.addTrialsWithDefault(
                    "convolution " + dtype + " nothing where no window comes", () -> betweenWindows(dtype));
        }
        list.addTrialsWithDefault("convolution int64 wraps", WindowChecks::wraps);
        list.addTrialsWithDefault("maxPool2d int64 beyond 2^53", WindowChecks::beyondDouble);
    }

    // ---- one computation ---------------------------------------------------------------------------------------

    private static String text(String op, Window2d window) {
        return op + " " + window;
    }

    private static Trial im2col(Window2d window, Input x) {
        return new Trial(text("im2col", window), (xp, xs) -> xp.im2col(xs[0], window), Tolerance.BITS, x);
    }

    private static Trial col2im(WindowShapes g, Input cols) {
        Shape image = g.image();
        Window2d window = g.window();
        Tolerance tolerance = Tolerance.ulps(g.positions() + 2)
                .of((xp, xs) -> xp.col2im(xp.unary(UnaryOp.ABS, xs[0]), image, window));
        return new Trial(
                text("col2im to " + image, window), (xp, xs) -> xp.col2im(xs[0], image, window), tolerance, cols);
    }

    private static Trial conv2d(WindowShapes g, Input x, Input w) {
        Window2d window = g.window();
        // The classical bound of any order of summation, as for a product of matrices.
        Tolerance tolerance = Tolerance.ulps(g.image().dim(1) * g.positions() + 2)
                .of((xp, xs) -> xp.conv2d(xp.unary(UnaryOp.ABS, xs[0]), xp.unary(UnaryOp.ABS, xs[1]), window));
        return new Trial(text("conv2d", window), (xp, xs) -> xp.conv2d(xs[0], xs[1], window), tolerance, x, w);
    }

    private static Trial inputGrad(WindowShapes g, Input gy, Input w) {
        Shape image = g.image();
        Window2d window = g.window();
        Tolerance tolerance = Tolerance.ulps(g.oc() * g.positions() + 2)
                .of((xp, xs) ->
                        xp.conv2dInputGrad(xp.unary(UnaryOp.ABS, xs[0]), xp.unary(UnaryOp.ABS, xs[1]), image, window));
        return new Trial(
                text("conv2dInputGrad to " + image, window),
                (xp, xs) -> xp.conv2dInputGrad(xs[0], xs[1], image, window),
                tolerance,
                gy,
                w);
    }

    private static Trial weightGrad(WindowShapes g, Input x, Input gy) {
        Window2d window = g.window();
        Shape out = g.convolved();
        Tolerance tolerance = Tolerance.ulps(out.dim(0) * out.dim(2) * out.dim(3) + 2)
                .of((xp, xs) ->
                        xp.conv2dWeightGrad(xp.unary(UnaryOp.ABS, xs[0]), xp.unary(UnaryOp.ABS, xs[1]), window));
        return new Trial(
                text("conv2dWeightGrad", window),
                (xp, xs) -> xp.conv2dWeightGrad(xs[0], xs[1], window),
                tolerance,
                x,
                gy);
    }

    private static List<Trial> maxPool(Window2d window, Input x) {
        return List.of(
                new Trial(text("maxPool2d", window), (xp, xs) -> xp.maxPool2d(xs[0], window)[0], Tolerance.BITS, x),
                new Trial(
                        text("maxPool2d, the positions,", window),
                        (xp, xs) -> xp.maxPool2d(xs[0], window)[1],
                        Tolerance.BITS,
                        x));
    }

    private static Trial take(Window2d window, Input x, Input position) {
        return new Trial(
                text("windowTake", window),
                (xp, xs) -> xp.windowTake(xs[0], xs[1], window),
                Tolerance.BITS,
                x,
                position);
    }

    private static Trial scatter(WindowShapes g, Input gy, Input position) {
        Shape image = g.image();
        Window2d window = g.window();
        Tolerance tolerance = Tolerance.ulps(g.positions() + 2)
                .of((xp, xs) -> xp.windowScatter(xp.unary(UnaryOp.ABS, xs[0]), xs[1], image, window));
        return new Trial(
                text("windowScatter to " + image, window),
                (xp, xs) -> xp.windowScatter(xs[0], xs[1], image, window),
                tolerance,
                gy,
                position);
    }

    // ---- every layout ------------------------------------------------------------------------------------------

    private static List<Trial> im2cols(DType dtype, Layout layout) {
        return WindowShapes.in(layout).stream()
                .map(g -> im2col(g.window(), Input.of(g.image(), dtype, layout, 1)))
                .toList();
    }

    private static List<Trial> col2ims(DType dtype, Layout layout) {
        return WindowShapes.in(layout).stream()
                .map(g -> col2im(g, Input.of(g.patches(), dtype, layout, 1)))
                .toList();
    }

    private static List<Trial> convolutions(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (WindowShapes g : WindowShapes.in(layout)) {
            Input x = Input.of(g.image(), dtype, Layout.CONTIGUOUS, 1);
            Input w = Input.of(g.filters(), dtype, layout, 2);
            trials.add(conv2d(g, x, w));
            if (layout != Layout.CONTIGUOUS) {
                trials.add(conv2d(g, Input.of(g.image(), dtype, layout, 1), w));
            }
        }
        return trials;
    }

    private static List<Trial> inputGradients(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (WindowShapes g : WindowShapes.in(layout)) {
            Input gy = Input.of(g.convolved(), dtype, layout, 1);
            trials.add(inputGrad(g, gy, Input.of(g.filters(), dtype, Layout.CONTIGUOUS, 2)));
            if (layout != Layout.CONTIGUOUS) {
                trials.add(inputGrad(g, gy, Input.of(g.filters(), dtype, layout, 2)));
            }
        }
        return trials;
    }

    private static List<Trial> weightGradients(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (WindowShapes g : WindowShapes.in(layout)) {
            Input gy = Input.of(g.convolved(), dtype, layout, 2);
            trials.add(weightGrad(g, Input.of(g.image(), dtype, Layout.CONTIGUOUS, 1), gy));
            if (layout != Layout.CONTIGUOUS) {
                trials.add(weightGrad(g, Input.of(g.image(), dtype, layout, 1), gy));
            }
        }
        return trials;
    }

    private static List<Trial> maxima(DType dtype, Layout layout) {
        return WindowShapes.in(layout).stream()
                .flatMap(g -> maxPool(g.window(), Input.of(g.image(), dtype, layout, 1)).stream())
                .toList();
    }

    private static List<Trial> takes(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (WindowShapes g : WindowShapes.in(layout)) {
            HostArray position = Data.indices(g.places(), g.positions(), 3);
            Input x = Input.of(g.image(), dtype, layout, 1);
            trials.add(take(g.window(), x, Input.of(position)));
            if (layout != Layout.CONTIGUOUS) {
                trials.add(take(g.window(), x, Input.of(position, layout)));
            }
        }
        return trials;
    }

    private static List<Trial> scatters(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (WindowShapes g : WindowShapes.in(layout)) {
            HostArray position = Data.indices(g.places(), g.positions(), 3);
            Input gy = Input.of(g.places(), dtype, layout, 1);
            trials.add(scatter(g, gy, Input.of(position)));
            if (layout != Layout.CONTIGUOUS) {
                trials.add(scatter(g, gy, Input.of(position, layout)));
            }
        }
        return trials;
    }

    private static List<Trial> large(DType dtype) {
        WindowShapes g = WindowShapes.LARGE;
        Input x = Input.of(g.image(), dtype, Layout.CONTIGUOUS, 1);
        Input w = Input.of(g.filters(), dtype, Layout.CONTIGUOUS, 2);
        Input gy = Input.of(g.convolved(), dtype, Layout.CONTIGUOUS, 3);
        return List.of(conv2d(g, x, w), inputGrad(g, gy, w), weightGrad(g, x, gy));
    }

    // ---- which element of a window -----------------------------------------------------------------------------

    private static List<Trial> ties(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        Shape image = Shape.of(2, 3, 7, 11);
        for (Window2d window : List.of(
                Window2d.of(2, 2).stride(2, 2),
                Window2d.of(3, 2),
                Window2d.of(3, 3).stride(2, 2).pad(1, 1))) {
            for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.TRANSPOSED, Layout.REVERSED)) {
                trials.addAll(maxPool(window, Input.of(Data.ties(image, dtype, 1), layout)));
            }
            trials.addAll(maxPool(window, Input.of(HostArray.full(image, dtype, 3))));
            trials.addAll(maxPool(window, Input.of(HostArray.full(image, dtype, -3))));
            trials.addAll(maxPool(window, Input.of(HostArray.full(image, dtype, 0))));
        }
        return trials;
    }

    private static List<Trial> padding(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        Window2d window = Window2d.of(2, 3).stride(1, 2).pad(1, 2);
        Shape image = Shape.of(1, 2, 3, 4);
        List<HostArray> values = new ArrayList<>();
        values.add(HostArray.full(image, dtype, -2));
        values.add(HostArray.full(image, dtype, 2));
        // The zeros of padding and of the image tie, whatever their signs.
        values.add(HostArray.full(image, DType.FLOAT64, -0.0).cast(dtype));
        values.add(Data.ties(image, dtype, 1));
        if (dtype.isFloating()) {
            values.add(HostArray.full(image, dtype, -INF));
            values.add(HostArray.full(image, dtype, -1e-30));
        } else {
            values.add(HostArray.full(image, dtype, Long.MIN_VALUE));
        }
        for (HostArray x : values) {
            trials.addAll(maxPool(window, Input.of(x)));
        }
        return trials;
    }

    private static List<Trial> firstNan(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        Window2d window = Window2d.of(3, 2).stride(2, 1).pad(1, 1);
        double[][] rows = {
            {NAN, 1, 2, INF, NAN, 3, -1},
            {1, INF, NAN, NAN, -INF, 0, 2},
            {-INF, -INF, -1, -0.0, 0, -2, -3},
            {INF, NAN, INF, -1, -2, -INF, NAN}
        };
        HostArray values = HostArray.of(rows).cast(dtype).reshape(1, 1, 4, 7);
        for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.TRANSPOSED, Layout.STRIDED)) {
            trials.addAll(maxPool(window, Input.of(values, layout)));
            trials.addAll(maxPool(Window2d.of(2, 2), Input.of(values, layout)));
        }
        trials.addAll(maxPool(window, Input.of(Data.special(dtype, Shape.of(2, 2, 5, 7)))));
        trials.addAll(maxPool(window, Input.of(HostArray.full(Shape.of(1, 1, 3, 3), dtype, NAN))));
        for (int at = 0; at < 25; at += 3) {
            HostArray one = Data.numbers(Shape.of(1, 1, 5, 5), DType.FLOAT64, at);
            one.doubles()[at] = NAN;
            trials.addAll(maxPool(window, Input.of(one.cast(dtype))));
        }
        return trials;
    }

    private static List<Trial> beyondDouble() {
        long big = 1L << 53;
        Window2d window = Window2d.of(1, 3);
        long[][] rows = {
            {big, big + 1, big - 1},
            {-big - 1, -big, -big - 2},
            {Long.MIN_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE}
        };
        List<Trial> trials = new ArrayList<>();
        for (long[] row : rows) {
            trials.addAll(maxPool(window, Input.of(HostArray.of(row, 1, 1, 1, 3))));
        }
        return trials;
    }

    /** Overlapping windows that all choose the same element of the image. */
    private static List<Trial> repeats(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        for (Window2d window : List.of(Window2d.of(3, 3), Window2d.of(5, 5).pad(1, 1))) {
            WindowShapes g = new WindowShapes(Shape.of(2, 2, 5, 5), 1, window);
            Shape places = g.places();
            long[] position = new long[places.size()];
            for (int k = 0; k < position.length; k++) {
                int[] at = Positions.index(places, k);
                position[k] = (long) (2 - at[2] + window.padHeight()) * window.kernelWidth()
                        + (2 - at[3] + window.padWidth());
            }
            Input all = Input.of(HostArray.of(position, places));
            trials.add(scatter(g, Input.of(places, dtype, Layout.CONTIGUOUS, 1), all));
            trials.add(scatter(g, Input.of(HostArray.full(places, dtype, 1)), all));
            trials.add(take(window, Input.of(g.image(), dtype, Layout.CONTIGUOUS, 1), all));
        }
        return trials;
    }

    // ---- special values ----------------------------------------------------------------------------------------

    /** What is moved stays as it is: NaN, the sign of zero, integers beyond 2^53. */
    private static List<Trial> moved(DType dtype) {
        Shape image = Shape.of(2, 2, 5, 7);
        HostArray x = Data.special(dtype, image);
        Window2d window = Window2d.of(2, 3).stride(2, 1).pad(1, 2);
        WindowShapes g = new WindowShapes(image, 1, window);
        Input position = Input.of(Data.indices(g.places(), g.positions(), 1));
        List<Trial> trials = new ArrayList<>(List.of(
                im2col(window, Input.of(x)),
                im2col(window, Input.of(x, Layout.STRIDED)),
                take(window, Input.of(x), position),
                take(window, Input.of(x, Layout.TRANSPOSED), position)));
        if (dtype == DType.INT64) {
            trials.add(col2im(g, Input.of(Data.special(dtype, g.patches()))));
            trials.add(scatter(g, Input.of(Data.special(dtype, g.places())), position));
            return trials;
        }
        WindowShapes pooled =
                new WindowShapes(Shape.of(1, 2, 5, 66), 1, Window2d.of(2, 2).stride(2, 2));
        Input chosen = Input.of(Data.indices(pooled.places(), pooled.positions(), 2));
        trials.add(scatter(
                pooled,
                Input.of(HostArray.full(pooled.places(), DType.FLOAT64, -0.0).cast(dtype)),
                chosen));
        // One that is not finite among ordinary ones: it reaches its own place and no other.
        for (double bad : new double[] {NAN, INF, -INF}) {
            for (int at : new int[] {0, 17, 100}) {
                HostArray cols = Data.numbers(g.patches(), DType.FLOAT64, 1);
                cols.doubles()[at] = bad;
                trials.add(col2im(g, Input.of(cols.cast(dtype))));
            }
            HostArray gy = Data.numbers(g.places(), DType.FLOAT64, 1);
            gy.doubles()[5] = bad;
            trials.add(scatter(g, Input.of(gy.cast(dtype)), position));
            HostArray gaps = Data.numbers(pooled.places(), DType.FLOAT64, 1);
            gaps.doubles()[40] = bad;
            trials.add(scatter(pooled, Input.of(gaps.cast(dtype)), chosen));
        }
        return trials;
    }

    /** A zero does not hide what it is multiplied with, and what is not finite reaches only the windows that see it. */
    private static List<Trial> notFinite(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        WindowShapes g =
                new WindowShapes(Shape.of(2, 2, 5, 7), 3, Window2d.of(3, 2).stride(2, 1));
        for (double bad : new double[] {NAN, INF, -INF}) {
            HostArray x = Data.numbers(g.image(), DType.FLOAT64, 1);
            x.doubles()[24] = bad;
            HostArray w = Data.numbers(g.filters(), DType.FLOAT64, 2);
            Arrays.fill(w.doubles(), 0, 4, 0);
            HostArray gy = Data.numbers(g.convolved(), DType.FLOAT64, 3);
            gy.doubles()[7] = bad;
            HostArray infinite = Data.numbers(g.filters(), DType.FLOAT64, 2);
            infinite.doubles()[9] = bad;
            HostArray zeros = HostArray.full(g.image(), dtype, 0);
            trials.add(conv2d(g, Input.of(x.cast(dtype)), Input.of(w.cast(dtype))));
            trials.add(conv2d(g, Input.of(zeros), Input.of(infinite.cast(dtype))));
            trials.add(inputGrad(g, Input.of(gy.cast(dtype)), Input.of(w.cast(dtype))));
            trials.add(weightGrad(g, Input.of(x.cast(dtype)), Input.of(HostArray.full(g.convolved(), dtype, 0))));
            trials.add(weightGrad(g, Input.of(zeros), Input.of(gy.cast(dtype))));
        }
        return trials;
    }

    /**
     * Padding is a zero that takes part, and so 0 * infinity where a weight is infinite; but what falls on padding on the way
     * back is dropped, infinite or not.
     */
    private static List<Trial> onPadding(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        WindowShapes g =
                new WindowShapes(Shape.of(1, 1, 3, 4), 2, Window2d.of(3, 3).pad(1, 1));
        for (double bad : new double[] {NAN, INF, -INF}) {
            for (int at : new int[] {0, 4, 17}) {
                HostArray w = Data.numbers(g.filters(), DType.FLOAT64, 2);
                w.doubles()[at] = bad;
                trials.add(conv2d(g, Input.of(g.image(), dtype, Layout.CONTIGUOUS, 1), Input.of(w.cast(dtype))));
                trials.add(inputGrad(g, Input.of(g.convolved(), dtype, Layout.CONTIGUOUS, 1), Input.of(w.cast(dtype))));
            }
            HostArray gy = Data.numbers(g.convolved(), DType.FLOAT64, 3);
            gy.doubles()[0] = bad;
            trials.add(weightGrad(g, Input.of(g.image(), dtype, Layout.CONTIGUOUS, 1), Input.of(gy.cast(dtype))));
        }
        return trials;
    }

    /** The gradient is 0 where no window comes, even if everything else is NaN. */
    private static List<Trial> betweenWindows(DType dtype) {
        WindowShapes gaps =
                new WindowShapes(Shape.of(1, 2, 8, 9), 2, Window2d.of(2, 2).stride(3, 4));
        WindowShapes border =
                new WindowShapes(Shape.of(2, 1, 6, 6), 2, Window2d.of(3, 3).stride(2, 2));
        List<Trial> trials = new ArrayList<>();
        for (WindowShapes g : List.of(gaps, border)) {
            Input nothing = Input.of(HostArray.full(g.convolved(), dtype, NAN));
            trials.add(inputGrad(g, nothing, Input.of(g.filters(), dtype, Layout.CONTIGUOUS, 1)));
            trials.add(col2im(g, Input.of(HostArray.full(g.patches(), dtype, NAN))));
            // And what no window sees does not matter.
            HostArray x = HostArray.full(g.image(), DType.FLOAT64, 1);
            for (int i = 0; i < x.size(); i++) {
                int[] at = Positions.index(g.image(), i);
                Window2d window = g.window();
                boolean seen = isSeen(
                                at[2],
                                window.strideHeight(),
                                window.kernelHeight(),
                                g.places().dim(2))
                        && isSeen(
                                at[3],
                                window.strideWidth(),
                                window.kernelWidth(),
                                g.places().dim(3));
                x.doubles()[i] = seen ? 1 : NAN;
            }
            Input holes = Input.of(x.cast(dtype));
            trials.add(conv2d(g, holes, Input.of(g.filters(), dtype, Layout.CONTIGUOUS, 1)));
            trials.add(weightGrad(g, holes, Input.of(g.convolved(), dtype, Layout.CONTIGUOUS, 1)));
        }
        return trials;
    }

    private static boolean isSeen(int at, int stride, int kernel, int places) {
        for (int y = 0; y < places; y++) {
            if (at >= y * stride && at < y * stride + kernel) {
                return true;
            }
        }
        return false;
    }

    private static List<Trial> wraps() {
        WindowShapes g =
                new WindowShapes(Shape.of(1, 2, 4, 5), 2, Window2d.of(2, 2).pad(1, 0));
        Input x = Input.of(Data.special(DType.INT64, g.image()));
        Input w = Input.of(Data.special(DType.INT64, g.filters()));
        Input gy = Input.of(Data.special(DType.INT64, g.convolved()));
        return List.of(conv2d(g, x, w), inputGrad(g, gy, w), weightGrad(g, x, gy));
    }
}
