package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;

/** {@code where}: every dtype in every layout, three operands that broadcast, and values that were not chosen. */
final class WhereChecks {
    private static final List<List<Shape>> BROADCAST = List.of(
            List.of(Shape.of(3, 5), Shape.SCALAR, Shape.of(3, 5)),
            List.of(Shape.of(3, 5), Shape.of(3, 5), Shape.SCALAR),
            List.of(Shape.SCALAR, Shape.of(3, 5), Shape.of(5)),
            List.of(Shape.of(3, 1), Shape.of(1, 5), Shape.SCALAR),
            List.of(Shape.of(5), Shape.of(3, 1), Shape.of(2, 1, 1)),
            List.of(Shape.of(2, 1, 3), Shape.of(5, 1), Shape.of(3)),
            List.of(Shape.of(0, 3), Shape.of(3), Shape.SCALAR),
            List.of(Shape.SCALAR, Shape.of(1, 0), Shape.of(3, 1)));

    private WhereChecks() {}

    static void addTo(CheckList list) {
        list.group("where");
        for (DType dtype : CheckList.ALL) {
            for (Layout layout : Layout.values()) {
                list.addTrials("where " + dtype + " " + layout, () -> sameShape(dtype, layout));
            }
            list.addTrials("where " + dtype + " broadcasting", () -> broadcasting(dtype));
        }
        for (DType dtype : CheckList.FLOATS) {
            list.addTrials("where " + dtype + " keeps out what was not chosen", () -> unchosen(dtype));
        }
        list.addTrials("where int64 beyond 2^53", () -> {
            HostArray values = Data.special(DType.INT64);
            HostArray zeros = HostArray.full(values.shape(), DType.INT64, 0);
            return List.of(
                    trial(Input.of(Data.ties(values.shape(), DType.BOOL, 1)), Input.of(values), Input.of(zeros)));
        });
    }

    private static Trial trial(Input condition, Input a, Input b) {
        return new Trial("where", (xp, xs) -> xp.where(xs[0], xs[1], xs[2]), Tolerance.BITS, condition, a, b);
    }

    private static List<Trial> sameShape(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        Layout plain = Layout.CONTIGUOUS;
        for (Shape shape : Data.SHAPES) {
            trials.add(trial(
                    Input.of(shape, DType.BOOL, layout, 1),
                    Input.of(shape, dtype, plain, 2),
                    Input.of(shape, dtype, plain, 3)));
            trials.add(trial(
                    Input.of(shape, DType.BOOL, plain, 1),
                    Input.of(shape, dtype, layout, 2),
                    Input.of(shape, dtype, plain, 3)));
            trials.add(trial(
                    Input.of(shape, DType.BOOL, plain, 1),
                    Input.of(shape, dtype, plain, 2),
                    Input.of(shape, dtype, layout, 3)));
            trials.add(trial(
                    Input.of(shape, DType.BOOL, layout, 1),
                    Input.of(shape, dtype, layout, 2),
                    Input.of(shape, dtype, layout, 3)));
        }
        return trials;
    }

    private static List<Trial> broadcasting(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        for (List<Shape> shapes : BROADCAST) {
            for (Layout layout : List.of(Layout.CONTIGUOUS, Layout.STRIDED)) {
                trials.add(trial(
                        Input.of(shapes.get(0), DType.BOOL, layout, 1),
                        Input.of(shapes.get(1), dtype, layout, 2),
                        Input.of(shapes.get(2), dtype, layout, 3)));
            }
        }
        return trials;
    }

    private static List<Trial> unchosen(DType dtype) {
        List<Trial> trials = new ArrayList<>();
        Shape shape = Shape.of(3, 7);
        Input numbers = Input.of(shape, dtype, Layout.CONTIGUOUS, 1);
        Input condition = Input.of(shape, DType.BOOL, Layout.CONTIGUOUS, 2);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0}) {
            for (Shape of : List.of(shape, Shape.SCALAR)) {
                Input other = Input.of(HostArray.full(of, dtype, bad));
                trials.add(trial(condition, other, numbers));
                trials.add(trial(condition, numbers, other));
            }
        }
        return trials;
    }
}
