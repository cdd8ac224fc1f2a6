package org.dezero.nd4j;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * INDArrays of closed scopes, each the whole of its memory in row order, by data type and shape. For one thread.
 *
 * <p>Asking ND4J for memory and giving it back costs as much as two small computations, and leaving it to the collector as
 * much as a thousand; to see the same memory in another shape costs half as much. What a number of rounds in a row had no use for is given back.
 */
final class NativePool {
    private static final boolean POISON = "on".equals(System.getProperty("dezero.poison"));

    /** A round is what lies between two calls of {@link #endRound}. */
    private static final int ROUNDS = 16;

    /** The arrays of one data type and shape. */
    private static final class Bin {
        @Nullable
        INDArray[] free = new INDArray[4];

        int size;
        /** The fewest that lay here at any time since the last look. */
        int idle;

        INDArray take() {
            INDArray found = get(--size);
            free[size] = null;
            idle = Math.min(idle, size);
            return found;
        }

        private INDArray get(int i) {
            INDArray nd = free[i];
            if (nd == null) {
                throw new AssertionError(i);
            }
            return nd;
        }

        void give(INDArray nd) {
            if (size == free.length) {
                free = Arrays.copyOf(free, 2 * size);
            }
            free[size++] = nd;
        }
    }

    /** What a bin is found by. */
    private record Kind(DType dtype, Shape shape) {
        static Kind of(INDArray nd) {
            return new Kind(Types.of(nd.dataType()), Types.shape(nd));
        }
    }

    private final Map<Kind, Bin> bins = new HashMap<>();
    private int rounds;

    /** An array with arbitrary elements; null if there is none. */
    @Nullable
    INDArray take(DType dtype, Shape shape) {
        Bin bin = bins.get(new Kind(dtype, shape));
        if (bin == null || bin.size == 0) {
            return null;
        }
        return bin.take();
    }

    /** Takes over an array that nobody else uses any more. */
    void give(INDArray whole) {
        if (POISON) {
            poison(whole);
        }
        bins.computeIfAbsent(Kind.of(whole), kind -> new Bin()).give(whole);
    }

    /** Fills an array with what no result should contain, which shows in a test whatever relies on old elements. */
    private static void poison(INDArray nd) {
        switch (Types.of(nd.dataType())) {
            case FLOAT32, FLOAT64 -> nd.assign(Double.NaN);
            case INT64 -> nd.assign(Long.MIN_VALUE + 7);
            case BOOL -> nd.assign(true);
        }
    }

    /** Counts a round; after some of them, gives back what lay idle through all. */
    void endRound(NativeCalls calls) {
        if (++rounds < ROUNDS) {
            return;
        }
        rounds = 0;
        for (Iterator<Bin> all = bins.values().iterator(); all.hasNext(); ) {
            Bin bin = all.next();
            int rest = bin.size - bin.idle;
            while (bin.size > rest) {
                calls.giveBack(bin.get(--bin.size));
                bin.free[bin.size] = null;
            }
            bin.idle = rest;
            if (rest == 0) {
                all.remove();
            }
        }
    }
}
