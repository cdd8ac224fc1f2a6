package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;

/** {@code take}, {@code scatterAdd} and {@code oneHot}: every axis, every rank of index, repeats, both in every layout. */
final class IndexChecks {
    private static final List<Shape> INDEX_SHAPES =
            List.of(Shape.SCALAR, Shape.of(1), Shape.of(7), Shape.of(0), Shape.of(3, 2), Shape.of(2, 1, 3));

    private static final List<Shape> ARRAY_SHAPES = List.of(
            Shape.of(1),
            Shape.of(7),
            Shape.of(3, 5),
            Shape.of(5, 1),
            Shape.of(2, 3, 5),
            Shape.of(3, 0),
            Shape.of(2, 3, 1, 5));

    private IndexChecks() {}

    static void addTo(CheckList list) {
        list.group("index");
        for (Layout layout : Layout.values()) {
            for (DType dtype : CheckList.ALL) {
                list.addTrials("take " + dtype + " " + layout, () -> takes(dtype, layout));
            }
            for (DType dtype : CheckList.NUMBERS) {
                list.addTrials("scatterAdd " + dtype + " " + layout, () -> scatters(dtype, layout));
            }
            list.addTrialsWithDefault("oneHot " + layout, () -> oneHots(layout));
        }
        list.addTrials("take of nothing from nothing", IndexChecks::takeNothing);
        for (DType dtype : CheckList.NUMBERS) {
            list.addTrials("scatterAdd " + dtype + " repeated index", () -> repeats(dtype));
        }
        list.addTrials("take float32 1009 rows", () -> {
            Input x = Input.of(Shape.of(37, 13), DType.FLOAT32, Layout.CONTIGUOUS, 1);
            return List.of(take(0, x, Input.of(Data.indices(Shape.of(1009), 37, 2))));
        });
        list.addTrials("take int64 beyond 2^53", () -> {
            HostArray x = Data.special(DType.INT64);
            return List.of(take(0, Input.of(x), Input.of(Data.indices(Shape.of(37), x.size(), 1))));
        });
    }

    private static Trial take(int axis, Input x, Input index) {
        return new Trial("take axis " + axis, (xp, xs) -> xp.take(xs[0], xs[1], axis), Tolerance.BITS, x, index);
    }

    private static List<Trial> takes(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : ARRAY_SHAPES) {
            for (int axis = 0; axis < shape.ndim(); axis++) {
                for (Shape indexShape : INDEX_SHAPES) {
                    if (shape.dim(axis) > 0) {
                        HostArray index = Data.indices(indexShape, shape.dim(axis), axis);
                        Input x = Input.of(shape, dtype, layout, 1);
                        trials.add(take(axis, x, Input.of(index)));
                        trials.add(take(axis, x, Input.of(index, layout)));
                    }
                }
            }
        }
        return trials;
    }

    private static List<Trial> takeNothing() {
        Input none = Input.of(Shape.of(0), DType.INT64, Layout.CONTIGUOUS, 1);
        return List.of(
                take(0, Input.of(Shape.of(0), DType.FLOAT32, Layout.CONTIGUOUS, 1), none),
                take(1, Input.of(Shape.of(3, 0), DType.FLOAT64, Layout.CONTIGUOUS, 1), none),
                take(0, Input.of(Shape.of(0, 3), DType.INT64, Layout.TRANSPOSED, 1), none));
    }

    private static Trial scatter(Shape shape, int axis, Input index, Input updates) {
        Tolerance tolerance =
                Tolerance.ulps(32).of((xp, xs) -> xp.scatterAdd(shape, xs[0], xp.unary(UnaryOp.ABS, xs[1]), axis));
        return new Trial(
                "scatterAdd to " + shape + " axis " + axis,
                (xp, xs) -> xp.scatterAdd(shape, xs[0], xs[1], axis),
                tolerance,
                index,
                updates);
    }

    private static List<Trial> scatters(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : ARRAY_SHAPES) {
            for (int axis = 0; axis < shape.ndim(); axis++) {
                for (Shape indexShape : INDEX_SHAPES) {
                    if (shape.dim(axis) > 0) {
                        HostArray index = Data.indices(indexShape, shape.dim(axis), axis);
                        Input updates = Input.of(shape.replace(axis, indexShape), dtype, layout, 1);
                        trials.add(scatter(shape, axis, Input.of(index), updates));
                        trials.add(scatter(shape, axis, Input.of(index, layout), updates));
                    }
                }
            }
        }
        return trials;
    }

    private static List<Trial> repeats(DType dtype) {
        HostArray same = HostArray.of(new long[] {2, 2, 2, 0, 2, 0, 2});
        HostArray ones = HostArray.full(Shape.of(7), dtype, 1);
        List<Trial> trials = new ArrayList<>();
        trials.add(scatter(Shape.of(3), 0, Input.of(same), Input.of(ones)));
        for (int axis = 0; axis < 2; axis++) {
            Shape shape = Shape.of(5, 5);
            Input updates = Input.of(shape.with(axis, 37), dtype, Layout.CONTIGUOUS, 1);
            trials.add(scatter(shape, axis, Input.of(Data.indices(Shape.of(37), 5, 3)), updates));
        }
        return trials;
    }

    private static List<Trial> oneHots(Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (DType dtype : CheckList.ALL) {
            for (Shape shape : INDEX_SHAPES) {
                for (int depth : new int[] {1, 3, 10}) {
                    trials.add(new Trial(
                            "oneHot depth " + depth + " " + dtype,
                            (xp, xs) -> xp.oneHot(xs[0], depth, dtype),
                            Tolerance.BITS,
                            Input.of(Data.indices(shape, depth, 1), layout)));
                }
            }
        }
        return trials;
    }
}
