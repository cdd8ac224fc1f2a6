package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;

/** {@code compare}: every relation on every dtype, in every layout, broadcast, and with a number. */
final class CompareChecks {
    private CompareChecks() {}

    static void addTo(CheckList list) {
        list.group("compare");
        for (CompareOp op : CompareOp.values()) {
            for (DType dtype : CheckList.ALL) {
                String name = CheckList.text(op) + " " + dtype;
                for (Layout layout : Layout.values()) {
                    list.addTrials(name + " " + layout, () -> sameShape(op, dtype, layout));
                }
                list.addTrials(
                        name + " broadcasting",
                        () -> BinaryChecks.BROADCAST.stream()
                                .map(pair -> trial(
                                        op,
                                        input(pair.get(0), dtype, Layout.CONTIGUOUS, 1),
                                        input(pair.get(1), dtype, Layout.TRANSPOSED, 2)))
                                .toList());
                list.addTrials(name + " special values", () -> special(op, dtype));
                list.addTrialsWithDefault(name + " with a number", () -> withNumber(op, dtype));
            }
        }
    }

    private static Trial trial(CompareOp op, Input a, Input b) {
        return new Trial(CheckList.text(op), (xp, xs) -> xp.compare(op, xs[0], xs[1]), Tolerance.BITS, a, b);
    }

    private static Input input(Shape shape, DType dtype, Layout layout, int salt) {
        return Input.of(Data.ties(shape, dtype, salt), layout);
    }

    private static List<Trial> sameShape(CompareOp op, DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            trials.add(trial(op, input(shape, dtype, layout, 1), input(shape, dtype, Layout.CONTIGUOUS, 2)));
            trials.add(trial(op, input(shape, dtype, Layout.CONTIGUOUS, 1), input(shape, dtype, layout, 2)));
        }
        return trials;
    }

    private static List<Trial> special(CompareOp op, DType dtype) {
        int n = Data.specials(dtype);
        HostArray values = Data.special(dtype, Shape.of(n));
        HostArray line = Data.special(dtype);
        return List.of(
                trial(op, Input.of(values.reshape(n, 1)), Input.of(values.reshape(1, n))),
                trial(op, Input.of(line), Input.of(line)),
                trial(op, Input.of(line, Layout.STRIDED), Input.of(line, Layout.REVERSED)));
    }

    private static List<Trial> withNumber(CompareOp op, DType dtype) {
        List<Trial> trials = new ArrayList<>();
        for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.TRANSPOSED, Layout.STRIDED)) {
            for (Shape shape : Data.shapes(layout)) {
                trials.add(withNumber(op, 1, input(shape, dtype, layout, 1)));
            }
        }
        if (dtype.isFloating()) {
            trials.add(withNumber(op, Double.NaN, Input.of(Data.special(dtype))));
            trials.add(withNumber(op, Double.POSITIVE_INFINITY, Input.of(Data.special(dtype))));
            trials.add(withNumber(op, 0, Input.of(Data.special(dtype))));
            // The number is rounded to the dtype first: the float nearest to 0.1 equals 0.1.
            HostArray tenths = HostArray.full(Shape.of(7), dtype, 0.1);
            trials.add(withNumber(op, 0.1, Input.of(tenths)));
        }
        return trials;
    }

    private static Trial withNumber(CompareOp op, double value, Input x) {
        return new Trial(
                CheckList.text(op) + "(x, " + value + ")", (xp, xs) -> xp.compare(op, xs[0], value), Tolerance.BITS, x);
    }
}
