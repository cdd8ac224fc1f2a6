package org.dezero.tck;

import java.util.List;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;

/** {@code unary}: every function on every dtype it takes, in every layout. */
final class UnaryChecks {
    private UnaryChecks() {}

    static void addTo(CheckList list) {
        list.group("unary");
        for (UnaryOp op : UnaryOp.values()) {
            for (DType dtype : takesIntegers(op) ? CheckList.NUMBERS : CheckList.FLOATS) {
                String name = CheckList.text(op) + " " + dtype;
                for (Layout layout : Layout.values()) {
                    list.addTrials(
                            name + " " + layout,
                            () -> Data.SHAPES.stream()
                                    .map(shape -> trial(op, Input.of(values(op, shape, dtype), layout)))
                                    .toList());
                }
                list.addTrials(name + " special values", () -> special(op, dtype));
                // Long enough for every unrolled loop, and prime, so that each has a remainder.
                list.addTrials(
                        name + " 509 elements",
                        () -> List.of(trial(op, Input.of(values(op, Shape.of(509), dtype), Layout.CONTIGUOUS))));
            }
        }
        // Long enough to be worth splitting among threads.
        list.addTrials(
                "exp float32 100003 elements",
                () -> List.of(trial(UnaryOp.EXP, Input.of(Shape.of(100_003), DType.FLOAT32, Layout.CONTIGUOUS, 1))));
        list.addTrials(
                "log1p float64 near 0",
                () -> List.of(trial(
                        UnaryOp.LOG1P,
                        Input.of(HostArray.of(new double[] {1e-5, -1e-5, 1e-9, -1e-9, 1e-14, 1e-17, -1e-17, 1e-30})))));
        list.addTrials("erf float64 from -6 to 6", () -> List.of(trial(UnaryOp.ERF, Input.of(sweep(-6, 6, 241)))));
    }

    private static List<Trial> special(UnaryOp op, DType dtype) {
        // |Long.MIN_VALUE| is not a long: it is not pinned, and left out.
        HostArray line = op == UnaryOp.ABS && dtype == DType.INT64
                ? Data.special(dtype, Shape.of(Data.specials(dtype) - 1))
                : Data.special(dtype);
        HostArray block = Data.special(dtype, Shape.of(3, 4));
        return List.of(
                trial(op, Input.of(line)),
                trial(op, Input.of(line, Layout.REVERSED)),
                trial(op, Input.of(block, Layout.TRANSPOSED)),
                trial(op, Input.of(block, Layout.STRIDED)));
    }

    private static Trial trial(UnaryOp op, Input x) {
        return new Trial(CheckList.text(op), (xp, xs) -> xp.unary(op, xs[0]), tolerance(op), x);
    }

    private static boolean takesIntegers(UnaryOp op) {
        return op == UnaryOp.NEG || op == UnaryOp.ABS || op == UnaryOp.SIGN;
    }

    /** Square roots and logarithms of positive numbers; NaN below zero belongs to the special values. */
    private static HostArray values(UnaryOp op, Shape shape, DType dtype) {
        return op == UnaryOp.SQRT || op == UnaryOp.LOG || op == UnaryOp.LOG1P
                ? Data.positive(shape, dtype, 1)
                : Data.numbers(shape, dtype, 1);
    }

    private static HostArray sweep(double from, double to, int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = from + (to - from) * i / (n - 1);
        }
        return HostArray.of(out);
    }

    private static Tolerance tolerance(UnaryOp op) {
        return switch (op) {
            // A change of the sign bit.
            case NEG, ABS -> Tolerance.BITS;
            // Every result is a whole number; the sign of a zero is open.
            case SIGN, FLOOR -> Tolerance.VALUE;
            // IEEE 754 rounds correctly; one unit is for libraries that multiply by a reciprocal root.
            case SQRT -> Tolerance.ulps(1);
            // Good libraries stay within one unit; vectorised ones document up to four.
            case EXP, LOG, LOG1P, SIN, COS -> Tolerance.ulps(4);
            // Java's tanh, the reference's too, allows itself 2.5 units.
            case TANH -> Tolerance.ulps(6);
            // "A few ulps" in the contract.
            case ERF -> Tolerance.ulps(8);
        };
    }
}
