package org.dezero.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/** How arrays come into being, change their dtype and are read: {@code fromHost toHost full cast array arange item}. */
final class CreationChecks {
    private CreationChecks() {}

    static void addTo(CheckList list) {
        list.group("creation");
        ArrayBackend xp = list.backend();
        list.add("describe names the backend", () -> {
            if (!xp.describe().startsWith(xp.name())) {
                throw new AssertionError(
                        "describe: '" + xp.describe() + "' does not start with the name, " + xp.name());
            }
        });
        for (DType dtype : CheckList.ALL) {
            for (Layout layout : Layout.values()) {
                list.addTrials("toHost " + dtype + " " + layout, () -> roundTrips(dtype, layout));
                list.add("handle " + dtype + " " + layout, () -> handles(xp, dtype, layout));
                for (DType to : CheckList.ALL) {
                    list.addTrials("cast " + dtype + " to " + to + " " + layout, () -> casts(dtype, to, layout));
                }
            }
            list.addTrials("full " + dtype, () -> fulls(dtype));
            list.add("fromHost " + dtype + " copies", () -> fromHostCopies(xp, dtype));
            list.add("toHost " + dtype + " is fresh", () -> toHostIsFresh(xp, dtype));
            list.add("item " + dtype, () -> items(xp, dtype));
            list.add("item " + dtype + ", default", () -> items(new PrimitivesOnly(xp), dtype));
        }
        list.add("array", () -> arrays(xp));
        list.add("array, default", () -> arrays(new PrimitivesOnly(xp)));
        list.add("arange", () -> aranges(xp));
        list.add("arange, default", () -> aranges(new PrimitivesOnly(xp)));
        list.add("name", () -> {
            if (xp.name().isBlank() || !xp.name().equals(xp.name().strip())) {
                throw new AssertionError("name: nobody can choose the backend by '" + xp.name() + "'");
            }
        });
    }

    private static List<Trial> roundTrips(DType dtype, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            trials.add(new Trial("toHost", (xp, xs) -> xs[0], Tolerance.BITS, Input.of(shape, dtype, layout, 1)));
        }
        Input special = Input.of(Data.special(dtype, Shape.of(3, 7)), layout);
        trials.add(new Trial("toHost", (xp, xs) -> xs[0], Tolerance.BITS, special));
        return trials;
    }

    private static void handles(ArrayBackend xp, DType dtype, Layout layout) {
        for (Shape shape : Data.SHAPES) {
            Input input = Input.of(shape, dtype, layout, 1);
            NdArray x = input.on(xp).array();
            String where = "handle: " + input;
            assertEqual(where + ": dtype()", dtype, x.dtype());
            assertEqual(where + ": shape()", shape, x.shape());
            assertEqual(where + ": ndim()", shape.ndim(), x.ndim());
            assertEqual(where + ": size()", shape.size(), x.size());
            assertEqual(where + ": toString()", input.values().toString(), x.toString());
            assertEqual(where + ": backend()", xp.name(), x.backend().name());
            Comparison.assertSame(x.toHost(), input.values(), Tolerance.BITS, () -> where + ": toHost()");
        }
    }

    private static void assertEqual(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(what + ": expected " + expected + ", actual " + actual);
        }
    }

    private static List<Trial> casts(DType from, DType to, Layout layout) {
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            trials.add(cast(to, Input.of(shape, from, layout, 1)));
        }
        HostArray special = from.isFloating() && to == DType.INT64
                // What NaN and infinity become is not pinned.
                ? HostArray.of(new double[] {0.0, -0.0, 0.5, -0.5, 2.75, -2.75, 0.99999, -0.99999, 1e10, -1e10, 1L << 40
                        })
                        .cast(from)
                : Data.special(from);
        trials.add(cast(to, Input.of(special, layout)));
        return trials;
    }

    private static Trial cast(DType to, Input x) {
        return new Trial("cast to " + to, (xp, xs) -> xp.cast(xs[0], to), Tolerance.BITS, x);
    }

    private static List<Trial> fulls(DType dtype) {
        double[] values = dtype.isFloating()
                ? new double[] {
                    0.0, -0.0, 0.1, -2.5, 1e10, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
                }
                : dtype == DType.INT64
                        ? new double[] {0, 3, -3, 2.75, -2.75, 1L << 52}
                        : new double[] {0.0, -0.0, 1, -1, 0.5, Double.NaN};
        List<Trial> trials = new ArrayList<>();
        for (Shape shape : Data.SHAPES) {
            for (double value : values) {
                trials.add(new Trial(
                        "full " + shape + " " + dtype + " with " + value,
                        (xp, xs) -> xp.full(shape, dtype, value),
                        Tolerance.BITS));
            }
        }
        return trials;
    }

    private static HostArray copy(HostArray values) {
        return switch (values.dtype()) {
            case FLOAT64 -> HostArray.of(values.doubles().clone(), values.shape());
            case FLOAT32 -> HostArray.of(values.floats().clone(), values.shape());
            case INT64 -> HostArray.of(values.longs().clone(), values.shape());
            case BOOL -> HostArray.of(values.booleans().clone(), values.shape());
        };
    }

    private static void overwrite(HostArray values) {
        switch (values.dtype()) {
            case FLOAT64 -> Arrays.fill(values.doubles(), -77);
            case FLOAT32 -> Arrays.fill(values.floats(), -77);
            case INT64 -> Arrays.fill(values.longs(), -77);
            case BOOL -> {
                for (int i = 0; i < values.size(); i++) {
                    values.booleans()[i] = !values.booleans()[i];
                }
            }
        }
    }

    private static void fromHostCopies(ArrayBackend xp, DType dtype) {
        for (Shape shape : Data.SHAPES) {
            HostArray given = Data.numbers(shape, dtype, 1);
            HostArray before = copy(given);
            NdArray x = xp.fromHost(given);
            overwrite(given);
            Comparison.assertSame(
                    xp.toHost(x),
                    before,
                    Tolerance.BITS,
                    () -> "fromHost: " + before.shape() + " " + dtype
                            + ": the array follows changes of the Java array it was made of");
        }
    }

    private static void toHostIsFresh(ArrayBackend xp, DType dtype) {
        for (Shape shape : Data.SHAPES) {
            for (Layout layout : Layout.values()) {
                Input input = Input.of(shape, dtype, layout, 1);
                Operand x = input.on(xp);
                overwrite(xp.toHost(x.array()));
                x.assertUnchanged("toHost: " + input + ": writing to what it returned");
                NdArray flat = xp.reshape(x.array(), Shape.of(shape.size()));
                overwrite(xp.toHost(flat));
                x.assertUnchanged("toHost: " + input + " reshaped: writing to what it returned");
            }
            HostArray full = xp.toHost(xp.full(shape, dtype, 1));
            overwrite(full);
            HostArray again = xp.toHost(xp.full(shape, dtype, 1));
            Comparison.assertSame(
                    again,
                    HostArray.full(shape, dtype, 1),
                    Tolerance.BITS,
                    () -> "full: " + shape + " " + dtype + ": writing to what toHost returned");
        }
    }

    private static void items(ArrayBackend xp, DType dtype) {
        for (Shape shape : List.of(Shape.SCALAR, Shape.of(1), Shape.of(1, 1), Shape.of(1, 1, 1, 1))) {
            for (Layout layout : Layout.values()) {
                Input input = Input.of(shape, dtype, layout, 5);
                Operand x = input.on(xp);
                assertEqual("item: " + input, input.values().getDouble(0), xp.item(x.array()));
                assertEqual(
                        "item of the handle: " + input,
                        input.values().getDouble(0),
                        x.array().item());
                x.assertUnchanged("item: " + input);
            }
        }
        if (dtype.isFloating()) {
            for (double value : new double[] {-0.0, Double.NaN, Double.NEGATIVE_INFINITY}) {
                assertEqual("item: () " + dtype, value, xp.item(xp.full(Shape.SCALAR, dtype, value)));
            }
        }
    }

    private static void arrays(ArrayBackend xp) {
        double[] doubles = {1, 0.1, -0.0, Double.NaN, 5, 6};
        float[] floats = {1, 0.1f, -0.0f, Float.NaN, 5, 6};
        long[] longs = {1, -2, (1L << 53) + 1, Long.MIN_VALUE, 5, 6};
        boolean[] booleans = {true, false, true, true, false, false};
        same(xp.array(doubles), HostArray.of(doubles.clone(), Shape.of(6)));
        same(xp.array(doubles, 2, 3), HostArray.of(doubles.clone(), Shape.of(2, 3)));
        same(xp.array(floats), HostArray.of(floats.clone(), Shape.of(6)));
        same(xp.array(floats, 3, 2), HostArray.of(floats.clone(), Shape.of(3, 2)));
        same(xp.array(longs), HostArray.of(longs.clone(), Shape.of(6)));
        same(xp.array(longs, 1, 6), HostArray.of(longs.clone(), Shape.of(1, 6)));
        same(xp.array(booleans), HostArray.of(booleans.clone(), Shape.of(6)));
        same(xp.array(booleans, 2, 3, 1), HostArray.of(booleans.clone(), Shape.of(2, 3, 1)));
        same(xp.array(new double[0]), HostArray.of(new double[0], Shape.of(0)));

        NdArray[] made = {xp.array(doubles, 2, 3), xp.array(floats), xp.array(longs), xp.array(booleans)};
        HostArray[] before = Arrays.stream(made).map(NdArray::toHost).toArray(HostArray[]::new);
        Arrays.fill(doubles, -77);
        Arrays.fill(floats, -77);
        Arrays.fill(longs, -77);
        Arrays.fill(booleans, true);
        for (int i = 0; i < made.length; i++) {
            same(made[i], before[i]);
        }
    }

    private static void aranges(ArrayBackend xp) {
        same(xp.arange(0), HostArray.of(new long[0], Shape.of(0)));
        same(xp.arange(1), HostArray.of(new long[] {0}));
        same(xp.arange(7), HostArray.of(new long[] {0, 1, 2, 3, 4, 5, 6}));
    }

    private static void same(NdArray actual, HostArray expected) {
        Comparison.assertSame(
                actual.toHost(), expected, Tolerance.BITS, () -> "array: " + expected.shape() + " " + expected.dtype());
    }
}
