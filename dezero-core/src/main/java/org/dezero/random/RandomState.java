package org.dezero.random;

import org.dezero.array.HostArray;
import org.dezero.array.Shape;

/**
 * NumPy's legacy random number generator: for the same seed and the same calls the same numbers as {@code
 * numpy.random.RandomState}, and so as {@code numpy.random.seed} and the functions next to it.
 *
 * <p>The numbers come from the Mersenne Twister MT19937. {@link #rand()}, {@link #uniform(double, double)}, {@link
 * #randint(long, long)} and {@link #permutation} agree with NumPy bit for bit. {@link #randn()} depends on the last bit
 * of a logarithm, which differs between C libraries: about one value in 3000 differs from NumPy's by one or two units
 * in the last place. Here it is the same on every machine.
 *
 * <p>Not thread-safe: use one generator per thread.
 */
public final class RandomState {
    private static final long LARGEST_SEED = 0xFFFFFFFFL;

    private MersenneTwister words;
    private double spareNormal;
    private boolean hasSpareNormal;

    /**
     * A generator that starts from a seed.
     *
     * @param seed from 0 to 2^32 - 1
     * @throws IllegalArgumentException for another seed
     */
    public RandomState(long seed) {
        words = seeded(seed);
    }

    /**
     * Starts over from a seed, as a new generator would.
     *
     * @param seed from 0 to 2^32 - 1
     * @throws IllegalArgumentException for another seed; the generator is unchanged then
     */
    public void seed(long seed) {
        words = seeded(seed);
        hasSpareNormal = false;
    }

    private static MersenneTwister seeded(long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new IllegalArgumentException("seed: out of range: " + seed + "; seeds run from 0 to " + LARGEST_SEED);
        }
        return new MersenneTwister((int) seed);
    }

    /** A number uniform in [0, 1), a multiple of 2^-53. */
    public double rand() {
        int high = words.nextWord() >>> 5;
        int low = words.nextWord() >>> 6;
        return (((long) high << 26) | low) * 0x1p-53;
    }

    /**
     * A FLOAT64 array of numbers uniform in [0, 1), drawn in row order.
     *
     * @param first the length of the first axis
     * @param rest the lengths of the other axes
     */
    public HostArray rand(int first, int... rest) {
        return rand(shape(first, rest));
    }

    /** A FLOAT64 array of numbers uniform in [0, 1), drawn in row order. */
    public HostArray rand(Shape shape) {
        double[] out = new double[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = rand();
        }
        return HostArray.of(out, shape);
    }

    /**
     * A number from the normal distribution with mean 0 and variance 1.
     *
     * <p>The polar method of Marsaglia gives two numbers at a time. The second one is kept for the next call, also
     * across other kinds of draws, until {@link #seed}.
     */
    public double randn() {
        if (hasSpareNormal) {
            hasSpareNormal = false;
            return spareNormal;
        }
        double x;
        double y;
        double r2;
        do {
            x = 2 * rand() - 1;
            y = 2 * rand() - 1;
            r2 = x * x + y * y;
        } while (r2 >= 1 || r2 == 0);
        double f = Math.sqrt(-2 * NaturalLogarithm.of(r2) / r2);
        spareNormal = f * x;
        hasSpareNormal = true;
        return f * y;
    }

    /**
     * A FLOAT64 array of standard normal numbers, drawn in row order.
     *
     * @param first the length of the first axis
     * @param rest the lengths of the other axes
     */
    public HostArray randn(int first, int... rest) {
        return randn(shape(first, rest));
    }

    /** A FLOAT64 array of standard normal numbers, drawn in row order. */
    public HostArray randn(Shape shape) {
        double[] out = new double[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = randn();
        }
        return HostArray.of(out, shape);
    }

    /**
     * The number {@code low + (high - low) * rand()}: uniform in [low, high), where rounding may give {@code high}.
     *
     * @param low one end of the range
     * @param high the other end; as in NumPy it may be the lower one
     * @throws IllegalArgumentException if {@code high - low} is not finite
     */
    public double uniform(double low, double high) {
        return low + span(low, high) * rand();
    }

    /**
     * A FLOAT64 array of numbers as of {@link #uniform(double, double)}, drawn in row order.
     *
     * @param low one end of the range
     * @param high the other end
     * @param first the length of the first axis
     * @param rest the lengths of the other axes
     * @throws IllegalArgumentException if {@code high - low} is not finite
     */
    public HostArray uniform(double low, double high, int first, int... rest) {
        return uniform(low, high, shape(first, rest));
    }

    /** A FLOAT64 array of numbers as of {@link #uniform(double, double)}, drawn in row order. */
    public HostArray uniform(double low, double high, Shape shape) {
        double span = span(low, high);
        double[] out = new double[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = low + span * rand();
        }
        return HostArray.of(out, shape);
    }

    private static double span(double low, double high) {
        double span = high - low;
        if (!Double.isFinite(span)) {
            throw new IllegalArgumentException("uniform: range is not finite: low " + low + ", high " + high
                    + "; high - low must be a finite number");
        }
        return span;
    }

    /**
     * An integer uniform in {@code low}, ..., {@code high - 1}.
     *
     * <p>Words are cut to as many bits as {@code high - 1 - low} has and drawn again while they are larger. A range of
     * one integer draws none; ranges of more than 2^32 integers draw two words at a time.
     *
     * @param low the smallest result
     * @param high one more than the largest result
     * @throws IllegalArgumentException if {@code low >= high}
     */
    public long randint(long low, long high) {
        return low + upTo(largestOffset(low, high));
    }

    /**
     * An INT64 array of integers as of {@link #randint(long, long)}, drawn in row order.
     *
     * @param low the smallest result
     * @param high one more than the largest result
     * @param first the length of the first axis
     * @param rest the lengths of the other axes
     * @throws IllegalArgumentException if {@code low >= high}
     */
    public HostArray randint(long low, long high, int first, int... rest) {
        return randint(low, high, shape(first, rest));
    }

    /** An INT64 array of integers as of {@link #randint(long, long)}, drawn in row order. */
    public HostArray randint(long low, long high, Shape shape) {
        long largest = largestOffset(low, high);
        long[] out = new long[shape.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = low + upTo(largest);
        }
        return HostArray.of(out, shape);
    }

    private static long largestOffset(long low, long high) {
        if (low >= high) {
            throw new IllegalArgumentException("randint: empty range: low " + low + ", high " + high
                    + "; high itself is never drawn, so it must be greater than low");
        }
        return high - 1 - low;
    }

    /** An integer uniform in 0, ..., {@code largest}, which counts as unsigned. */
    private long upTo(long largest) {
        if (largest == 0) {
            return 0;
        }
        long mask = -1L >>> Long.numberOfLeadingZeros(largest);
        boolean wide = mask > LARGEST_SEED || mask < 0;
        long drawn;
        do {
            drawn = words.nextWord() & 0xFFFFFFFFL;
            if (wide) {
                drawn = (drawn << 32) | (words.nextWord() & 0xFFFFFFFFL);
            }
            drawn &= mask;
        } while (Long.compareUnsigned(drawn, largest) > 0);
        return drawn;
    }

    /**
     * The numbers 0, ..., {@code n - 1} in random order.
     *
     * @param n at least 0
     * @throws IllegalArgumentException if {@code n} is negative
     */
    public int[] permutation(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("permutation: negative length: " + n + "; n is 0 or more");
        }
        int[] out = new int[n];
        for (int i = 0; i < n; i++) {
            out[i] = i;
        }
        shuffle(out);
        return out;
    }

    /** Brings the values into random order, in place: every one, from the last on, changes places with one up to it. */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = (int) upTo(i);
            int t = values[i];
            values[i] = values[j];
            values[j] = t;
        }
    }

    private static Shape shape(int first, int[] rest) {
        int[] dims = new int[rest.length + 1];
        dims[0] = first;
        System.arraycopy(rest, 0, dims, 1, rest.length);
        return Shape.of(dims);
    }
}
