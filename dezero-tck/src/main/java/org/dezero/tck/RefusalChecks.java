package org.dezero.tck;

import java.util.Arrays;
import java.util.List;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.array.Window2d;

/** What depends on values and must be refused: with the right error, and with the operands as they were. */
final class RefusalChecks {
    /** The second last one becomes 0, the last one -1, where only the low 32 bits are looked at. */
    private static final long[] NEVER_AN_INDEX = {-1, -3, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, (1L << 32) - 1};

    private RefusalChecks() {}

    static void addTo(CheckList list) {
        list.group("refusal");
        ArrayBackend xp = list.backend();
        for (DType dtype : CheckList.NUMBERS) {
            for (ReduceOp op : List.of(ReduceOp.MAX, ReduceOp.MIN)) {
                list.add(CheckList.text(op) + " " + dtype + " of an empty axis", () -> emptyReduce(xp, op, dtype));
            }
            list.add("argMax " + dtype + " of an empty axis", () -> emptyArgMax(xp, dtype));
        }
        for (DType dtype : CheckList.ALL) {
            list.add("item " + dtype + " of not one element", () -> notOne(xp, dtype));
            list.add("item " + dtype + " of not one element, default", () -> notOne(new PrimitivesOnly(xp), dtype));
        }
        list.add("take index out of range", () -> take(xp));
        list.add("scatterAdd index out of range", () -> scatterAdd(xp));
        list.add("oneHot index out of range", () -> oneHot(xp));
        list.add("oneHot index out of range, default", () -> oneHot(new PrimitivesOnly(xp)));
        list.add("softmaxCrossEntropy class out of range", () -> loss(xp));
        list.add("softmaxCrossEntropy class out of range, default", () -> loss(new PrimitivesOnly(xp)));
        addWindows(list, xp, "");
        addWindows(list, new PrimitivesOnly(xp), ", default");
    }

    private static void addWindows(CheckList list, ArrayBackend xp, String suffix) {
        list.add("windowTake position out of range" + suffix, () -> windowTake(xp));
        list.add("windowScatter position out of range" + suffix, () -> windowScatter(xp));
    }

    /** Something a backend must not do. */
    private interface Attempt {
        void on(NdArray[] xs);
    }

    private static void refused(
            ArrayBackend xp, Class<? extends RuntimeException> error, String text, Attempt attempt, Input... inputs) {
        String where = text + ": " + Arrays.toString(inputs);
        Operand[] operands = Arrays.stream(inputs).map(input -> input.on(xp)).toArray(Operand[]::new);
        NdArray[] xs = Arrays.stream(operands).map(Operand::array).toArray(NdArray[]::new);
        RuntimeException thrown = null;
        try {
            attempt.on(xs);
        } catch (RuntimeException e) {
            thrown = e;
        }
        if (thrown == null) {
            throw new AssertionError(where + ": not refused; expected " + error.getSimpleName());
        }
        if (!error.isInstance(thrown)) {
            throw new AssertionError(
                    where + ": refused with " + thrown + "; expected " + error.getSimpleName(), thrown);
        }
        if (thrown.getMessage() == null || thrown.getMessage().isBlank()) {
            throw new AssertionError(where + ": the " + error.getSimpleName() + " says nothing", thrown);
        }
        for (Operand operand : operands) {
            operand.assertUnchanged(where);
        }
    }

    private static void emptyReduce(ArrayBackend xp, ReduceOp op, DType dtype) {
        Object[][] cases = {
            {Shape.of(0), new int[] {0}},
            {Shape.of(0, 3), new int[] {0}},
            {Shape.of(3, 0), new int[] {1}},
            {Shape.of(0, 3), new int[] {0, 1}},
            {Shape.of(2, 0, 3), new int[] {1}},
            {Shape.of(2, 0, 3), new int[] {0, 1}}
        };
        for (Object[] one : cases) {
            int[] axes = (int[]) one[1];
            for (boolean keepDims : new boolean[] {false, true}) {
                refused(
                        xp,
                        ShapeException.class,
                        CheckList.text(op) + " axes " + Arrays.toString(axes) + " keepDims " + keepDims,
                        xs -> xp.reduce(op, xs[0], axes, keepDims),
                        Input.of((Shape) one[0], dtype, Layout.CONTIGUOUS, 1));
            }
        }
    }

    private static void emptyArgMax(ArrayBackend xp, DType dtype) {
        for (Shape shape : List.of(Shape.of(0), Shape.of(0, 3), Shape.of(2, 0, 3))) {
            int axis = shape.ndim() == 3 ? 1 : 0;
            refused(
                    xp,
                    ShapeException.class,
                    "argMax axis " + axis,
                    xs -> xp.argMax(xs[0], axis),
                    Input.of(shape, dtype, Layout.CONTIGUOUS, 1));
        }
    }

    private static void notOne(ArrayBackend xp, DType dtype) {
        for (Shape shape : List.of(Shape.of(0), Shape.of(2), Shape.of(1, 2), Shape.of(3, 0))) {
            Input x = Input.of(shape, dtype, Layout.CONTIGUOUS, 1);
            refused(xp, ShapeException.class, "item", xs -> xp.item(xs[0]), x);
            refused(xp, ShapeException.class, "item of the handle", xs -> xs[0].item(), x);
        }
    }

    /** Valid indices with one bad one: first, in the middle, last. */
    private static HostArray withBad(long bad, int at) {
        long[] index = new long[7];
        index[at] = bad;
        return HostArray.of(index);
    }

    private static long[] badFor(int length) {
        long[] bad = Arrays.copyOf(NEVER_AN_INDEX, NEVER_AN_INDEX.length + 1);
        bad[NEVER_AN_INDEX.length] = length;
        return bad;
    }

    private static void take(ArrayBackend xp) {
        Input x = Input.of(Shape.of(3, 5), DType.FLOAT32, Layout.CONTIGUOUS, 1);
        for (int axis = 0; axis < 2; axis++) {
            int a = axis;
            for (long bad : badFor(axis == 0 ? 3 : 5)) {
                for (int at : new int[] {0, 3, 6}) {
                    Input index = Input.of(withBad(bad, at));
                    String text = "take axis " + axis + " index " + bad;
                    refused(xp, IndexOutOfBoundsException.class, text, xs -> xp.take(xs[0], xs[1], a), x, index);
                }
            }
        }
        Input empty = Input.of(Shape.of(0, 3), DType.FLOAT32, Layout.CONTIGUOUS, 1);
        Input zero = Input.of(HostArray.of(new long[] {0}));
        refused(xp, IndexOutOfBoundsException.class, "take axis 0", xs -> xp.take(xs[0], xs[1], 0), empty, zero);
    }

    private static void scatterAdd(ArrayBackend xp) {
        Shape shape = Shape.of(3, 5);
        for (int axis = 0; axis < 2; axis++) {
            int a = axis;
            Input updates = Input.of(shape.with(axis, 7), DType.FLOAT32, Layout.CONTIGUOUS, 1);
            for (long bad : badFor(shape.dim(axis))) {
                for (int at : new int[] {0, 3, 6}) {
                    refused(
                            xp,
                            IndexOutOfBoundsException.class,
                            "scatterAdd to " + shape + " axis " + axis + " index " + bad,
                            xs -> xp.scatterAdd(shape, xs[0], xs[1], a),
                            Input.of(withBad(bad, at)),
                            updates);
                }
            }
        }
    }

    private static void oneHot(ArrayBackend xp) {
        for (long bad : badFor(10)) {
            for (int at : new int[] {0, 3, 6}) {
                refused(
                        xp,
                        IndexOutOfBoundsException.class,
                        "oneHot depth 10 index " + bad,
                        xs -> xp.oneHot(xs[0], 10, DType.FLOAT32),
                        Input.of(withBad(bad, at)));
            }
        }
    }

    private static void loss(ArrayBackend xp) {
        Input x = Input.of(Shape.of(7, 10), DType.FLOAT32, Layout.CONTIGUOUS, 1);
        for (long bad : badFor(10)) {
            for (int at : new int[] {0, 3, 6}) {
                refused(
                        xp,
                        IndexOutOfBoundsException.class,
                        "softmaxCrossEntropy class " + bad,
                        xs -> xp.softmaxCrossEntropy(xs[0], xs[1]),
                        x,
                        Input.of(withBad(bad, at)));
            }
        }
    }

    /** One window of six positions at each of seven places; a position that is out of range may still be in the image. */
    private static void windowTake(ArrayBackend xp) {
        Window2d window = Window2d.of(2, 3).pad(0, 1);
        Input x = Input.of(Shape.of(1, 1, 2, 7), DType.FLOAT32, Layout.CONTIGUOUS, 1);
        for (long bad : badFor(6)) {
            for (int at : new int[] {0, 3, 6}) {
                refused(
                        xp,
                        IndexOutOfBoundsException.class,
                        "windowTake position " + bad,
                        xs -> xp.windowTake(xs[0], xs[1], window),
                        x,
                        Input.of(withBad(bad, at).reshape(1, 1, 1, 7)));
            }
        }
    }

    private static void windowScatter(ArrayBackend xp) {
        Window2d window = Window2d.of(2, 3).pad(0, 1);
        Shape image = Shape.of(1, 1, 2, 7);
        Input gy = Input.of(Shape.of(1, 1, 1, 7), DType.FLOAT32, Layout.CONTIGUOUS, 1);
        for (long bad : badFor(6)) {
            for (int at : new int[] {0, 3, 6}) {
                refused(
                        xp,
                        IndexOutOfBoundsException.class,
                        "windowScatter to " + image + " position " + bad,
                        xs -> xp.windowScatter(xs[0], xs[1], image, window),
                        gy,
                        Input.of(withBad(bad, at).reshape(1, 1, 1, 7)));
            }
        }
    }
}
