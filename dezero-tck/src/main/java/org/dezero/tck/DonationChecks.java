package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;

/**
 * {@code accumulate}: the sum is right, nothing but the target is given up, and the target is either dead or unchanged.
 */
final class DonationChecks {
    private static final ReferenceBackend REFERENCE = new ReferenceBackend();

    private DonationChecks() {}

    static void addTo(CheckList list) {
        list.group("donation");
        ArrayBackend xp = list.backend();
        for (DType dtype : CheckList.NUMBERS) {
            for (Layout layout : Layout.values()) {
                String of = " " + dtype + " " + layout;
                list.addTrialsWithDefault("accumulate of" + of, () -> sums(dtype, layout));
                list.add("accumulate into" + of, () -> intoView(xp, dtype, layout));
            }
            String to = " " + dtype;
            list.add("accumulate" + to + " with views outstanding", () -> viewsOutstanding(xp, dtype));
            list.add("accumulate" + to + " of a view of the target", () -> viewOfTarget(xp, dtype));
            list.add("accumulate" + to + " of the target", () -> ofItself(xp, dtype));
            list.add("accumulate" + to + " again and again", () -> chain(xp, dtype));
            list.add("accumulate" + to + " into x + 0 and 1 * x", () -> neutral(xp, dtype));
            list.add("accumulate" + to + " into what a window of one element sees", () -> throughWindows(xp, dtype));
        }
        for (DType dtype : CheckList.FLOATS) {
            list.add("matmulGrads " + dtype + " with a view of the sum outstanding", () -> grownWithView(xp, dtype));
            list.add("matmulGrads " + dtype + " with an operand for a sum", () -> grownOperands(xp, dtype));
        }
    }

    private static double[] factors(DType dtype) {
        return dtype.isFloating() ? new double[] {1, -1, 0.1, 0} : new double[] {1, -1, 3, 0};
    }

    private static Tolerance tolerance(double alpha) {
        // A product and a sum, both rounded or fused, and a factor that may be rounded to the dtype first.
        return Tolerance.ulps(3)
                .of((xp, xs) ->
                        xp.accumulate(xp.unary(UnaryOp.ABS, xs[0]), Math.abs(alpha), xp.unary(UnaryOp.ABS, xs[1])));
    }

    /** The target is a product, and nobody else has it. */
    private static List<Trial> sums(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.shapes(layout)) {
            for (double alpha : factors(dtype)) {
                trials.add(new Trial(
                        "accumulate " + alpha,
                        (xp, xs) -> xp.accumulate(xp.binary(BinaryOp.MUL, xs[0], 1), alpha, xs[1]),
                        tolerance(alpha),
                        Input.of(shape, dtype, Layout.CONTIGUOUS, 1),
                        Input.of(shape, dtype, layout, 2)));
            }
        }
        return trials;
    }

    /** An array somebody still has, with what it must hold. */
    private record Watched(String what, NdArray array, HostArray values) {
        static Watched of(String what, NdArray array) {
            return new Watched(what, array, array.toHost());
        }

        void assertUnchanged(String where) {
            HostArray now = call(where + ": reading " + what, array::toHost);
            Comparison.assertSame(now, values, Tolerance.BITS, () -> where + ": " + what + " changed");
        }
    }

    /** Accumulates, and fails unless the sum is right and all is as the contract has it. */
    private static NdArray accumulate(
            ArrayBackend xp, String where, NdArray target, double alpha, NdArray x, List<Watched> watched) {
        HostArray old = target.toHost();
        HostArray added = x.toHost();
        NdArray oldReference = REFERENCE.fromHost(old);
        NdArray addedReference = REFERENCE.fromHost(added);
        Call scale = tolerance(alpha).scale();
        HostArray size = scale == null
                ? null
                : scale.on(REFERENCE, oldReference, addedReference).toHost();
        HostArray expected =
                REFERENCE.accumulate(oldReference, alpha, addedReference).toHost();
        NdArray result = call(where, () -> xp.accumulate(target, alpha, x));
        Comparison.assertSame(xp.toHost(result), expected, tolerance(alpha), size, () -> where + ": the sum");
        for (Watched one : watched) {
            one.assertUnchanged(where);
        }
        if (x != target) {
            Comparison.assertSame(x.toHost(), added, Tolerance.BITS, () -> where + ": x changed");
        }
        assertDeadOrUnchanged(xp, where, target, old);
        // Uses of the old handle must not reach the sum either.
        Comparison.assertSame(xp.toHost(result), expected, tolerance(alpha), size, () -> where + ": the sum, later");
        return result;
    }

    private static <T> T call(String where, Supplier<T> use) {
        try {
            return use.get();
        } catch (RuntimeException thrown) {
            throw new AssertionError(where + ": threw " + thrown, thrown);
        }
    }

    private static void assertDeadOrUnchanged(ArrayBackend xp, String where, NdArray target, HostArray old) {
        boolean dead = false;
        try {
            HostArray now = xp.toHost(target);
            Comparison.assertSame(now, old, Tolerance.BITS, () -> where + ": the target is neither dead nor unchanged");
        } catch (IllegalStateException expected) {
            dead = true;
        }
        if (!dead) {
            return;
        }
        NdArray other = xp.fromHost(old);
        assertDead(where + ": neg of the dead target", () -> xp.unary(UnaryOp.NEG, target));
        assertDead(where + ": add with the dead target", () -> xp.binary(BinaryOp.ADD, target, other));
        assertDead(where + ": add with the dead target", () -> xp.binary(BinaryOp.ADD, other, target));
        assertDead(where + ": reshape of the dead target", () -> xp.reshape(target, Shape.of(old.size())));
        assertDead(where + ": accumulate into the dead target", () -> xp.accumulate(target, 1, other));
        assertDead(
                where + ": accumulate of the dead target",
                () -> xp.accumulate(xp.binary(BinaryOp.ADD, other, other), 1, target));
        assertDead(where + ": concat of the dead target", () -> {
            NdArray flat = xp.reshape(target, Shape.of(old.size()));
            return xp.concat(new NdArray[] {flat, flat}, 0);
        });
    }

    private static void assertDead(String where, Supplier<NdArray> use) {
        try {
            HostArray unexpected = use.get().toHost();
            throw new AssertionError(where + ": not refused, gave " + unexpected + "; expected IllegalStateException");
        } catch (IllegalStateException expected) {
            // As it should be.
        }
    }

    private static void intoView(ArrayBackend xp, DType dtype, Layout layout) {
        for (Shape shape : Data.shapes(layout)) {
            for (double alpha : factors(dtype)) {
                Input input = Input.of(shape, dtype, layout, 1);
                Operand target = input.on(xp);
                NdArray x = xp.fromHost(Data.numbers(shape, dtype, 2));
                List<Watched> watched = target.base() == target.array()
                        ? List.of()
                        : List.of(new Watched("what the target is a view of", target.base(), target.baseValues()));
                accumulate(xp, "accumulate " + alpha + " into " + input, target.array(), alpha, x, watched);
            }
        }
    }

    private static void viewsOutstanding(ArrayBackend xp, DType dtype) {
        Shape shape = Shape.of(3, 5);
        NdArray x = xp.fromHost(Data.numbers(shape, dtype, 2));
        for (double alpha : factors(dtype)) {
            NdArray product = xp.binary(BinaryOp.MUL, xp.fromHost(Data.numbers(shape, dtype, 1)), 1);
            int[] two = {2, 2};
            int[] one = {1, 1};
            NdArray transposed = xp.transpose(product, new int[] {1, 0});
            List<Watched> views = List.of(
                    Watched.of("its reshape", xp.reshape(product, Shape.of(15))),
                    Watched.of("its transpose", transposed),
                    Watched.of("its broadcast", xp.broadcastTo(product, Shape.of(2, 3, 5))),
                    Watched.of("its slice", xp.slice(product, new int[2], two, one)),
                    Watched.of("a slice of its transpose", xp.slice(transposed, one, two, new int[] {2, 1})),
                    Watched.of("its cast to its own dtype", xp.cast(xp.slice(product, one, two, one), dtype)));
            accumulate(xp, "accumulate " + alpha + " with views of the target outstanding", product, alpha, x, views);

            // One view at a time: another one must not be what saves it.
            for (int which = 0; which < 4; which++) {
                NdArray target = xp.binary(BinaryOp.ADD, xp.fromHost(Data.numbers(shape, dtype, 1)), x);
                NdArray view = switch (which) {
                    case 0 -> xp.reshape(target, Shape.of(5, 3));
                    case 1 -> xp.transpose(target, new int[] {1, 0});
                    case 2 -> xp.slice(target, new int[] {2, 4}, two, new int[] {-1, -2});
                    default -> xp.reshape(target, shape);
                };
                String what = List.of("reshape", "transpose", "slice", "reshape to the same shape")
                        .get(which);
                accumulate(
                        xp,
                        "accumulate " + alpha + " with a " + what + " of the target outstanding",
                        target,
                        alpha,
                        x,
                        List.of(Watched.of("the " + what, view)));
            }
        }
    }

    private static void viewOfTarget(ArrayBackend xp, DType dtype) {
        Shape shape = Shape.of(5, 5);
        int[] back = {-1, -1};
        for (double alpha : factors(dtype)) {
            NdArray start = xp.fromHost(Data.numbers(shape, dtype, 1));
            NdArray one = xp.binary(BinaryOp.ADD, start, start);
            accumulate(
                    xp,
                    "accumulate " + alpha + " of the transpose of the target",
                    one,
                    alpha,
                    xp.transpose(one, new int[] {1, 0}),
                    List.of());
            NdArray two = xp.binary(BinaryOp.ADD, start, start);
            accumulate(
                    xp,
                    "accumulate " + alpha + " of the target backwards",
                    two,
                    alpha,
                    xp.slice(two, new int[] {4, 4}, shape.dims(), back),
                    List.of());
        }
    }

    private static void ofItself(ArrayBackend xp, DType dtype) {
        for (double alpha : factors(dtype)) {
            NdArray start = xp.fromHost(Data.numbers(Shape.of(37), dtype, 1));
            NdArray target = xp.binary(BinaryOp.ADD, start, start);
            accumulate(xp, "accumulate " + alpha + " of the target itself", target, alpha, target, List.of());
        }
    }

    private static void chain(ArrayBackend xp, DType dtype) {
        for (Shape shape : Data.SHAPES) {
            NdArray x = xp.fromHost(Data.numbers(shape, dtype, 1));
            NdArray sum = xp.binary(BinaryOp.ADD, x, x);
            List<Watched> seen = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                NdArray next = xp.fromHost(Data.numbers(shape, dtype, 2 + i));
                double alpha = factors(dtype)[i % 3];
                sum = accumulate(
                        xp,
                        "accumulate " + alpha + ", round " + i + ", " + shape + " " + dtype,
                        sum,
                        alpha,
                        next,
                        seen);
                if (i % 2 == 1) {
                    // From here on the sum of this round is somebody's value.
                    seen.add(Watched.of("a reshape of the sum of round " + i, xp.reshape(sum, Shape.of(shape.size()))));
                }
            }
        }
    }

    private static void grownWithView(ArrayBackend xp, DType dtype) {
        NdArray[] xs = squares(xp, dtype);
        NdArray sum = xp.binary(BinaryOp.MUL, xs[3], 1);
        Watched view = Watched.of("a transpose of the sum", xp.transpose(sum, new int[] {1, 0}));
        grow(xp, "matmulGrads with a view of the sum outstanding", xs[0], xs[1], xs[2], sum);
        view.assertUnchanged("matmulGrads");
    }

    private static void grownOperands(ArrayBackend xp, DType dtype) {
        for (int which = 0; which < 3; which++) {
            NdArray[] xs = squares(xp, dtype);
            xs[which] = xp.binary(BinaryOp.MUL, xs[which], 1);
            grow(xp, "matmulGrads with operand " + which + " for a sum", xs[0], xs[1], xs[2], xs[which]);
        }
    }

    /** Large enough for a product in blocks. */
    private static NdArray[] squares(ArrayBackend xp, DType dtype) {
        NdArray[] xs = new NdArray[4];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = xp.fromHost(Data.numbers(Shape.of(33, 33), dtype, i + 1));
        }
        return xs;
    }

    private static void grow(ArrayBackend xp, String where, NdArray gy, NdArray a, NdArray b, NdArray sum) {
        HostArray old = sum.toHost();
        NdArray[] reference = new NdArray[4];
        NdArray[] sizes = new NdArray[4];
        NdArray[] xs = {gy, a, b, sum};
        for (int i = 0; i < xs.length; i++) {
            reference[i] = REFERENCE.fromHost(xs[i].toHost());
            sizes[i] = REFERENCE.unary(UnaryOp.ABS, reference[i]);
        }
        NdArray[] expected = REFERENCE.matmulGrads(reference[0], reference[1], reference[2], reference[3]);
        NdArray[] size = REFERENCE.matmulGrads(sizes[0], sizes[1], sizes[2], sizes[3]);
        NdArray[] actual = call(where, () -> xp.matmulGrads(gy, a, b, sum));
        for (int i = 0; i < actual.length; i++) {
            String result = where + ": result " + i;
            Comparison.assertSame(
                    actual[i].toHost(), expected[i].toHost(), Tolerance.ulps(36), size[i].toHost(), () -> result);
        }
        assertDeadOrUnchanged(xp, where, sum, old);
    }

    /** The result of a binary operation is fresh, also where it equals an operand. */
    private static void neutral(ArrayBackend xp, DType dtype) {
        Shape shape = Shape.of(3, 5);
        NdArray x = xp.fromHost(Data.numbers(shape, dtype, 1));
        NdArray y = xp.fromHost(Data.numbers(shape, dtype, 2));
        List<Watched> operand = List.of(Watched.of("the operand", x));
        NdArray zeros = xp.full(shape, dtype, 0);
        NdArray one = xp.full(Shape.SCALAR, dtype, 1);
        accumulate(xp, "accumulate into x + 0", xp.binary(BinaryOp.ADD, x, 0), 1, y, operand);
        accumulate(xp, "accumulate into 0 + x", xp.binary(BinaryOp.ADD, 0, x), 1, y, operand);
        accumulate(xp, "accumulate into x - 0", xp.binary(BinaryOp.SUB, x, 0), 1, y, operand);
        accumulate(xp, "accumulate into 1 * x", xp.binary(BinaryOp.MUL, 1, x), 1, y, operand);
        accumulate(xp, "accumulate into x ** 1", xp.binary(BinaryOp.POW, x, 1), 1, y, operand);
        accumulate(xp, "accumulate into x + zeros", xp.binary(BinaryOp.ADD, x, zeros), 1, y, operand);
        accumulate(xp, "accumulate into x * one", xp.binary(BinaryOp.MUL, x, one), 1, y, operand);
        accumulate(xp, "accumulate into maximum(x, x)", xp.binary(BinaryOp.MAXIMUM, x, x), 1, y, operand);
    }

    /** What a window of one element sees is the image, but not the image's memory, unless the backend knows that. */
    private static void throughWindows(ArrayBackend xp, DType dtype) {
        Window2d pixel = Window2d.of(1, 1);
        Shape shape = Shape.of(1, 1, 3, 5);
        NdArray x = xp.fromHost(Data.numbers(shape, dtype, 1));
        NdArray y = xp.fromHost(Data.numbers(shape, dtype, 2));
        NdArray one = xp.full(Shape.of(1, 1, 1, 1), dtype, 1);
        NdArray first = xp.full(shape, DType.INT64, 0);
        NdArray patches = xp.reshape(x, Shape.of(1, 1, 1, 1, 3, 5));
        List<Watched> operand = List.of(Watched.of("the image", x), Watched.of("its reshape", patches));
        NdArray more = xp.reshape(y, patches.shape());
        accumulate(xp, "accumulate into im2col", xp.im2col(x, pixel), 1, more, operand);
        accumulate(xp, "accumulate into col2im", xp.col2im(patches, shape, pixel), 1, y, operand);
        accumulate(xp, "accumulate into conv2d", xp.conv2d(x, one, pixel), 1, y, operand);
        accumulate(xp, "accumulate into conv2dInputGrad", xp.conv2dInputGrad(x, one, shape, pixel), 1, y, operand);
        NdArray whole = xp.conv2dWeightGrad(x, one, Window2d.of(3, 5));
        accumulate(xp, "accumulate into conv2dWeightGrad", whole, 1, y, operand);
        accumulate(xp, "accumulate into windowTake", xp.windowTake(x, first, pixel), 1, y, operand);
        NdArray scattered = xp.windowScatter(x, first, shape, pixel);
        accumulate(xp, "accumulate into windowScatter", scattered, 1, y, operand);
    }
}
