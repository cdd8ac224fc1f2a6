package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;

/** {@code binary}: every function on every dtype it takes, in every layout, broadcast, and with a number on either side. */
final class BinaryChecks {
    /** Pairs of shapes that broadcast, either operand the larger one. */
    static final List<List<Shape>> BROADCAST = List.of(
            List.of(Shape.SCALAR, Shape.of(2, 3)),
            List.of(Shape.of(2, 3), Shape.SCALAR),
            List.of(Shape.of(1), Shape.of(7)),
            List.of(Shape.of(3, 5), Shape.of(5)),
            List.of(Shape.of(5), Shape.of(3, 5)),
            List.of(Shape.of(3, 5), Shape.of(3, 1)),
            List.of(Shape.of(3, 3), Shape.of(3, 1)),
            List.of(Shape.of(3, 1), Shape.of(1, 5)),
            List.of(Shape.of(1, 5), Shape.of(3, 1)),
            List.of(Shape.of(2, 1, 3), Shape.of(5, 1)),
            List.of(Shape.of(2, 3, 1), Shape.of(2, 1, 5)),
            List.of(Shape.of(1, 2, 3, 5), Shape.of(2, 1, 1, 5)),
            List.of(Shape.of(1), Shape.of(0)),
            List.of(Shape.of(0, 3), Shape.of(3)),
            List.of(Shape.of(3, 1), Shape.of(1, 0)),
            List.of(Shape.of(1, 1), Shape.SCALAR));

    private static final double[] EXPONENTS = {
        0.0, -0.0, 1, -1, 2, -2, 3, 0.5, -0.5, 1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };

    private BinaryChecks() {}

    static void addTo(CheckList list) {
        list.group("binary");
        for (BinaryOp op : BinaryOp.values()) {
            for (DType dtype : op == BinaryOp.DIV ? CheckList.FLOATS : CheckList.NUMBERS) {
                String name = CheckList.text(op) + " " + dtype;
                for (Layout layout : Layout.values()) {
                    list.addTrials(name + " " + layout, () -> sameShape(op, dtype, layout));
                }
                list.addTrials(name + " broadcasting", () -> broadcasting(op, dtype));
                list.addTrials(name + " special values", () -> special(op, dtype));
                list.addTrialsWithDefault(name + " with a number", () -> withNumber(op, dtype));
            }
        }
        for (DType dtype : CheckList.FLOATS) {
            list.addTrials("pow " + dtype + " exponents to 40", () -> List.of(highPowers(dtype)));
        }
        for (DType dtype : CheckList.NUMBERS) {
            // Long enough to be worth splitting among threads.
            list.addTrials("add " + dtype + " 262147 elements", () -> {
                Shape shape = Shape.of(262_147);
                return List.of(trial(
                        BinaryOp.ADD,
                        Input.of(shape, dtype, Layout.CONTIGUOUS, 1),
                        Input.of(shape, dtype, Layout.CONTIGUOUS, 2)));
            });
        }
    }

    private static Trial trial(BinaryOp op, Input a, Input b) {
        return new Trial(CheckList.text(op), (xp, xs) -> xp.binary(op, xs[0], xs[1]), tolerance(op), a, b);
    }

    private static Input left(BinaryOp op, Shape shape, DType dtype, Layout layout) {
        // A negative base with a fractional exponent is NaN; that belongs to the special values.
        return op == BinaryOp.POW
                ? Input.of(Data.positive(shape, dtype, 1), layout)
                : Input.of(Data.numbers(shape, dtype, 1), layout);
    }

    private static Input right(BinaryOp op, Shape shape, DType dtype, Layout layout) {
        return op == BinaryOp.POW && dtype == DType.INT64
                ? Input.of(Data.positive(shape, dtype, 2), layout)
                : Input.of(Data.numbers(shape, dtype, 2), layout);
    }

    private static List<Trial> sameShape(BinaryOp op, DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        Layout plain = Layout.CONTIGUOUS;
        for (Shape shape : Data.SHAPES) {
            trials.add(trial(op, left(op, shape, dtype, layout), right(op, shape, dtype, plain)));
            if (layout != plain) {
                trials.add(trial(op, left(op, shape, dtype, plain), right(op, shape, dtype, layout)));
                trials.add(trial(op, left(op, shape, dtype, layout), right(op, shape, dtype, layout)));
            }
        }
        return trials;
    }

    private static List<Trial> broadcasting(BinaryOp op, DType dtype) {
        List<Trial> trials = new ArrayList<>();
        for (List<Shape> pair : BROADCAST) {
            for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.TRANSPOSED, Layout.REVERSED)) {
                trials.add(trial(op, left(op, pair.get(0), dtype, layout), right(op, pair.get(1), dtype, layout)));
            }
        }
        return trials;
    }

    /** Where the error of {@code b log a} is multiplied. */
    private static Trial highPowers(DType dtype) {
        double[] exponents = Data.numbers(Shape.of(103), DType.FLOAT64, 4).toDoubleArray();
        for (int i = 0; i < exponents.length; i++) {
            exponents[i] *= 10;
        }
        Input bases = Input.of(Data.positive(Shape.of(103), dtype, 3));
        return trial(BinaryOp.POW, bases, Input.of(HostArray.of(exponents).cast(dtype)));
    }

    private static List<Trial> special(BinaryOp op, DType dtype) {
        HostArray values = op != BinaryOp.POW
                ? Data.special(dtype, Shape.of(Data.specials(dtype)))
                : dtype == DType.INT64
                        ? HostArray.of(new long[] {0, 1, -1, 2, -2, 3, -3, 10, 3037000500L})
                        : HostArray.of(EXPONENTS).cast(dtype);
        HostArray others = op == BinaryOp.POW && dtype == DType.INT64
                ? HostArray.of(new long[] {0, 1, 2, 3, 19, 40, 62, 63, 64, 101})
                : values;
        int n = values.size();
        int m = others.size();
        // Every pair, once by broadcasting and once in full.
        Input column = Input.of(values.reshape(n, 1));
        Input row = Input.of(others.reshape(1, m));
        ReferenceBackend reference = new ReferenceBackend();
        Shape all = Shape.of(n, m);
        HostArray lefts =
                reference.broadcastTo(column.onReference(reference), all).toHost();
        HostArray rights =
                reference.broadcastTo(row.onReference(reference), all).toHost();
        return List.of(
                trial(op, column, row),
                trial(op, Input.of(lefts.reshape(n * m)), Input.of(rights.reshape(n * m))),
                trial(op, Input.of(lefts, Layout.TRANSPOSED), Input.of(rights, Layout.STRIDED)));
    }

    private static List<Trial> withNumber(BinaryOp op, DType dtype) {
        List<Trial> trials = new ArrayList<>();
        for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.TRANSPOSED, Layout.STRIDED)) {
            for (Shape shape : Data.shapes(layout)) {
                // 0.1 is neither a float nor a double: it must be rounded to the dtype before, not after.
                for (double value : dtype == DType.INT64 ? new double[] {3, 0} : new double[] {0.1, 2}) {
                    trials.add(new Trial(
                            CheckList.text(op) + "(x, " + value + ")",
                            (xp, xs) -> xp.binary(op, xs[0], value),
                            tolerance(op),
                            left(op, shape, dtype, layout)));
                    trials.add(new Trial(
                            CheckList.text(op) + "(" + value + ", x)",
                            (xp, xs) -> xp.binary(op, value, xs[0]),
                            tolerance(op),
                            right(op, shape, dtype, layout)));
                }
            }
        }
        if (dtype.isFloating()) {
            for (double value : new double[] {0.0, Double.NaN, Double.POSITIVE_INFINITY, 1}) {
                Input x = Input.of(op == BinaryOp.POW ? HostArray.of(EXPONENTS).cast(dtype) : Data.special(dtype));
                trials.add(new Trial(
                        CheckList.text(op) + "(x, " + value + ")",
                        (xp, xs) -> xp.binary(op, xs[0], value),
                        tolerance(op),
                        x));
                trials.add(new Trial(
                        CheckList.text(op) + "(" + value + ", x)",
                        (xp, xs) -> xp.binary(op, value, xs[0]),
                        tolerance(op),
                        x));
            }
        }
        return trials;
    }

    private static Tolerance tolerance(BinaryOp op) {
        return switch (op) {
            // IEEE 754: correctly rounded, the sign of a zero included.
            case ADD, SUB, MUL, DIV -> Tolerance.BITS;
            // A good library stays within one unit; e^(b log a) does not come near.
            case POW -> Tolerance.ulps(4);
            // One of the operands.
            case MAXIMUM, MINIMUM -> Tolerance.VALUE;
        };
    }
}
