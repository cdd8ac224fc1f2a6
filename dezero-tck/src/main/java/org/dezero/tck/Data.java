package org.dezero.tck;

import java.util.List;
import java.util.SplittableRandom;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;

/** The shapes and values that checks run on: the same at every run. */
final class Data {
    /** Ranks 0 to 4, prime lengths, axes of length 1 and 0, one longer than a vector register. */
    static final List<Shape> SHAPES = List.of(
            Shape.SCALAR,
            Shape.of(1),
            Shape.of(0),
            Shape.of(7),
            Shape.of(37),
            Shape.of(3, 5),
            Shape.of(1, 7),
            Shape.of(5, 1),
            Shape.of(0, 3),
            Shape.of(3, 0),
            Shape.of(2, 3, 5),
            Shape.of(3, 1, 2),
            Shape.of(2, 0, 3),
            Shape.of(2, 3, 1, 5));

    private static final List<Shape> FEW =
            List.of(Shape.SCALAR, Shape.of(37), Shape.of(3, 5), Shape.of(0, 3), Shape.of(2, 3, 5));

    /** A sign of zero, infinities, NaN, both sides of the points where functions change their mind; no subnormal results. */
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -0.5,
        2.5,
        -2.5,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e-10,
        -1e-10,
        80,
        -80,
        1000,
        -1000
    };

    /** Beyond 2^53, where a double no longer holds every whole number, and where sums and products wrap. */
    private static final long[] SPECIAL_LONGS = {
        0,
        1,
        -1,
        2,
        -3,
        (1L << 53) + 1,
        -(1L << 53) - 1,
        (1L << 53),
        3037000500L,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 1,
        Long.MIN_VALUE + 1,
        Long.MIN_VALUE
    };

    private Data() {}

    /** All shapes for arrays as they were uploaded, a few of each kind for others: where operations are made of others. */
    static List<Shape> shapes(Layout layout) {
        return layout == Layout.CONTIGUOUS ? SHAPES : FEW;
    }

    /** Numbers between -4 and 4; whole ones from -9 to 9 for INT64; either truth value for BOOL. */
    static HostArray numbers(Shape shape, DType dtype, int salt) {
        return random(shape, dtype, salt, -4, 4, -9, 9);
    }

    /** Numbers from 0.25 to 3; whole ones from 0 to 20 for INT64. */
    static HostArray positive(Shape shape, DType dtype, int salt) {
        return random(shape, dtype, salt, 0.25, 3, 0, 20);
    }

    private static HostArray random(
            Shape shape, DType dtype, int salt, double low, double high, int lowWhole, int highWhole) {
        SplittableRandom random = new SplittableRandom(31L * shape.hashCode() + salt);
        if (dtype.isFloating()) {
            double[] out = new double[shape.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = low + (high - low) * random.nextDouble();
            }
            return HostArray.of(out, shape).cast(dtype);
        }
        long[] out = new long[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = dtype == DType.BOOL ? random.nextInt(2) : lowWhole + random.nextInt(highWhole - lowWhole + 1);
        }
        return HostArray.of(out, shape).cast(dtype);
    }

    /** Few different values, so that ties abound: -1 to 2; either truth value for BOOL. */
    static HostArray ties(Shape shape, DType dtype, int salt) {
        SplittableRandom random = new SplittableRandom(17L * shape.hashCode() + salt);
        long[] out = new long[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = dtype == DType.BOOL ? random.nextInt(2) : random.nextInt(4) - 1;
        }
        return HostArray.of(out, shape).cast(dtype);
    }

    /** Valid indices from 0 to {@code length - 1}, repeats among them. */
    static HostArray indices(Shape shape, int length, int salt) {
        SplittableRandom random = new SplittableRandom(13L * shape.hashCode() + salt);
        long[] out = new long[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = random.nextInt(length);
        }
        return HostArray.of(out, shape);
    }

    /** Special values of a dtype, repeated until no vector register and no remainder misses one. */
    static HostArray special(DType dtype) {
        int n = dtype.isFloating() ? SPECIAL.length : SPECIAL_LONGS.length;
        return special(dtype, Shape.of(5 * n + 3));
    }

    /** Special values of a dtype in row order, repeated to fill a shape. */
    static HostArray special(DType dtype, Shape shape) {
        if (dtype.isFloating()) {
            double[] out = new double[shape.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = SPECIAL[i % SPECIAL.length];
            }
            return HostArray.of(out, shape).cast(dtype);
        }
        long[] out = new long[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = SPECIAL_LONGS[i % SPECIAL_LONGS.length];
        }
        return HostArray.of(out, shape).cast(dtype);
    }

    /** How many special values a dtype has. */
    static int specials(DType dtype) {
        return dtype.isFloating() ? SPECIAL.length : SPECIAL_LONGS.length;
    }
}
