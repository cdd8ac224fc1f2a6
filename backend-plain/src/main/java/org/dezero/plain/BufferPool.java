package org.dezero.plain;

import java.util.Arrays;
import org.dezero.array.DType;
import org.jspecify.annotations.Nullable;

/**
 * Java arrays of closed scopes, by element type and length. For one thread.
 *
 * <p>What a number of rounds in a row had no use for is let go of, and sooner where it takes up too much of the heap.
 */
final class BufferPool {
    /** Shorter ones are made anew more quickly than they are found. */
    static final int MIN_LENGTH = 64;

    /** A round is what lies between two calls of {@link #endRound}. */
    private static final int ROUNDS = 16;

    private static final int DTYPES = 4;

    /** The bytes of an element, by {@link #index}. */
    private static final int[] WIDTHS = {4, 8, 8, 1};

    /** The Java arrays of one element type and length. */
    private static final class Bin {
        final int length;

        @Nullable
        Object[] free = new Object[4];

        int size;
        /** The fewest that lay here at any time since the last look. */
        int idle;
        /** Whether one was taken in this round. */
        boolean used;

        Bin(int length) {
            this.length = length;
        }
    }

    /** The most bytes that may lie here. */
    private final long limit;

    /** For each dtype an open-addressing table by length. */
    private final @Nullable Bin[][] bins = new Bin[DTYPES][16];

    private final int[] used = new int[DTYPES];
    private int rounds;

    /** What lies here. */
    private long bytes;

    /** A pool for a quarter of the heap, so that those who need other lengths find room. */
    BufferPool() {
        this(Runtime.getRuntime().maxMemory() / 4);
    }

    BufferPool(long limit) {
        this.limit = limit;
    }

    /** A Java array of the length, its content arbitrary; null if there is none. */
    @Nullable
    Object take(DType dtype, int length) {
        Bin bin = find(bins[index(dtype)], length);
        if (bin == null || bin.size == 0) {
            return null;
        }
        Object data = bin.free[--bin.size];
        bin.free[bin.size] = null;
        bin.idle = Math.min(bin.idle, bin.size);
        bin.used = true;
        bytes -= bytes(dtype, length);
        return data;
    }

    /** Takes over a Java array that nobody else uses any more. */
    void give(DType dtype, int length, Object data) {
        if (length < MIN_LENGTH) {
            return;
        }
        long more = bytes(dtype, length);
        if (bytes + more > limit) {
            letGoOfUnused();
            if (bytes + more > limit) {
                return;
            }
        }
        bytes += more;
        Bin bin = bin(index(dtype), length);
        if (bin.size == bin.free.length) {
            bin.free = Arrays.copyOf(bin.free, 2 * bin.size);
        }
        bin.free[bin.size++] = Buffers.poisoned(data);
    }

    private static long bytes(DType dtype, int length) {
        return (long) length * WIDTHS[index(dtype)];
    }

    /** Lets go of the lengths of which none was taken in this round. */
    private void letGoOfUnused() {
        for (int t = 0; t < DTYPES; t++) {
            for (Bin bin : bins[t]) {
                if (bin != null && !bin.used) {
                    shrink(t, bin, 0);
                }
            }
        }
    }

    private void shrink(int dtype, Bin bin, int size) {
        bytes -= (long) (bin.size - size) * bin.length * WIDTHS[dtype];
        Arrays.fill(bin.free, size, bin.size, null);
        bin.size = size;
        bin.idle = Math.min(bin.idle, size);
    }

    private static int index(DType dtype) {
        switch (dtype) {
            case FLOAT32:
                return 0;
            case FLOAT64:
                return 1;
            case INT64:
                return 2;
            default:
                return 3;
        }
    }

    private static @Nullable Bin find(@Nullable Bin[] table, int length) {
        int mask = table.length - 1;
        for (int i = place(length, mask); ; i = (i + 1) & mask) {
            Bin bin = table[i];
            if (bin == null || bin.length == length) {
                return bin;
            }
        }
    }

    private static int place(int length, int mask) {
        int h = length * 0x9E3779B9;
        return (h ^ (h >>> 16)) & mask;
    }

    private Bin bin(int dtype, int length) {
        Bin bin = find(bins[dtype], length);
        if (bin == null) {
            if (2 * ++used[dtype] > bins[dtype].length) {
                @Nullable Bin[] larger = new Bin[2 * bins[dtype].length];
                for (Bin old : bins[dtype]) {
                    if (old != null) {
                        put(larger, old);
                    }
                }
                bins[dtype] = larger;
            }
            bin = new Bin(length);
            put(bins[dtype], bin);
        }
        return bin;
    }

    private static void put(@Nullable Bin[] table, Bin bin) {
        int mask = table.length - 1;
        int i = place(bin.length, mask);
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        table[i] = bin;
    }

    /** Counts a round; after some of them, lets go of what lay idle through all. */
    void endRound() {
        if (++rounds < ROUNDS) {
            forgetUses();
            return;
        }
        rounds = 0;
        for (int t = 0; t < DTYPES; t++) {
            @Nullable Bin[] kept = new Bin[bins[t].length];
            used[t] = 0;
            for (Bin bin : bins[t]) {
                if (bin == null) {
                    continue;
                }
                int rest = bin.size - bin.idle;
                shrink(t, bin, rest);
                bin.idle = rest;
                bin.used = false;
                if (rest > 0) {
                    put(kept, bin);
                    used[t]++;
                }
            }
            bins[t] = kept;
        }
    }

    private void forgetUses() {
        for (@Nullable Bin[] table : bins) {
            for (Bin bin : table) {
                if (bin != null) {
                    bin.used = false;
                }
            }
        }
    }
}
