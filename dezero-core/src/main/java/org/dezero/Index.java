package org.dezero;

import java.util.Arrays;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/**
 * One item of a NumPy index: {@code x.get(Index.at(-1), Index.slice(0, 10, 2), Index.all())}.
 *
 * <p>See {@link F#get(Variable, Index...)} for what they mean together.
 */
public abstract class Index {
    private Index() {}

    /** One entry; the axis is dropped. Negative values count from the end. */
    public static Index at(int i) {
        return new At(i);
    }

    /** Python's {@code start:stop}; null for "from the start" or "to the end". */
    public static Index slice(@Nullable Integer start, @Nullable Integer stop) {
        return new SliceOf(start, stop, null);
    }

    /**
     * Python's {@code start:stop:step}: bounds beyond the axis are clamped, negative ones count from the end, null leaves one
     * out.
     *
     * @throws IllegalArgumentException for a step of 0
     */
    public static Index slice(@Nullable Integer start, @Nullable Integer stop, @Nullable Integer step) {
        if (step != null && step == 0) {
            throw new IllegalArgumentException(
                    "get: slice step is 0; give a step of 1 or more, or a negative one to go back");
        }
        return new SliceOf(start, stop, step);
    }

    /** The whole axis, Python's {@code :}. */
    public static Index all() {
        return new SliceOf(null, null, null);
    }

    /** As many whole axes as are left over, Python's {@code ...}; at most once. */
    public static Index ellipsis() {
        return new Ellipsis();
    }

    /** A new axis of length 1, NumPy's {@code newaxis}. */
    public static Index newAxis() {
        return new NewAxis();
    }

    /** An array of indices, which may repeat and count from the end. */
    public static Index array(long... indices) {
        return new ArrayOf(HostArray.of(indices));
    }

    /** {@link #array(long...)} of ints, as {@link org.dezero.random.RandomState#permutation} draws them. */
    public static Index array(int... indices) {
        return array(Arrays.stream(indices).asLongStream().toArray());
    }

    /** An INT64 array of indices of any shape; several broadcast together. */
    public static Index array(HostArray indices) {
        return new ArrayOf(indices);
    }

    /** An INT64 array of indices, or a BOOL mask, that a backend computed. */
    public static Index of(NdArray array) {
        return array.dtype() == DType.BOOL ? new Mask(array.toHost()) : new ArrayOf(array.toHost());
    }

    /** The entries where a BOOL array is true; it stands for as many axes as it has. */
    public static Index mask(HostArray mask) {
        return new Mask(mask);
    }

    static final class At extends Index {
        final int value;

        At(int value) {
            this.value = value;
        }
    }

    static final class SliceOf extends Index {
        final @Nullable Integer start;
        final @Nullable Integer stop;
        final @Nullable Integer step;

        SliceOf(@Nullable Integer start, @Nullable Integer stop, @Nullable Integer step) {
            this.start = start;
            this.stop = stop;
            this.step = step;
        }
    }

    static final class Ellipsis extends Index {}

    static final class NewAxis extends Index {}

    static final class ArrayOf extends Index {
        final HostArray indices;

        ArrayOf(HostArray indices) {
            this.indices = indices;
        }
    }

    static final class Mask extends Index {
        final HostArray mask;

        Mask(HostArray mask) {
            this.mask = mask;
        }
    }
}
