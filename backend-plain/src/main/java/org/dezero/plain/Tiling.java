package org.dezero.plain;

import java.util.Locale;

/** How products are cut into tiles and shared by threads; the same for every element type. */
final class Tiling {
    /** The most rows of B in a panel: two vectors wide, it stays in the first-level cache beside a strip of A. */
    static final int DEPTH = 256;

    /** The most rows of A that are packed at once: they stay in the second-level cache. */
    static final int ROWS = 480;

    /** The most columns of B that are packed at once: they share the second-level cache with the rows. */
    static final int COLUMNS = 256;

    /** Up to this many rows of A, B is read where it lies, if its rows lie together. */
    static final int UNPACKED_ROWS = 30;

    /** Fewer multiplications than this are not worth a second thread. */
    static final long SHARED_WORK = 1_500_000;

    /** From this many multiplications each on, two products are worth a second thread. */
    static final long PAIRED_WORK = 100_000;

    /** From this many columns of B on, packing A costs less than reading it where it lies. */
    static final int PACKING_COLUMNS = 192;

    /** The height of the next strip, for up to 19 rows to go: few strips, none so low that the units wait. */
    private static final int[] HIGH = {0, 1, 1, 3, 4, 5, 3, 4, 4, 5, 10, 4, 4, 5, 10, 10, 4, 5, 10, 10};

    /** The same for machines with 16 vector registers: none higher than 5. */
    private static final int[] LOW = {0, 1, 1, 3, 4, 5, 3, 4, 4, 5, 5, 4, 4, 5, 5, 5, 4, 5, 5, 5};

    private Tiling() {}

    /** Whether the machine has 32 vector registers, as far as can be told: all but x86 before AVX-512. */
    static boolean manyRegisters(int vectorBits) {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return vectorBits >= 512 || !(arch.equals("amd64") || arch.equals("x86_64"));
    }

    /** The height of the next strip of a block with {@code left} rows to go, from 1: a height of the tiles. */
    static int height(int left, boolean manyRegisters) {
        int[] heights = manyRegisters ? HIGH : LOW;
        return left < heights.length ? heights[left] : heights[10];
    }

    /**
     * Whether the transpose of C costs less than C, for rows of A and columns of B that lie together: it is the right
     * factor of a product whose elements are turned around. The numbers are measured, in hundredths of a nanosecond.
     */
    static boolean isTransposeCheaper(int m, int k, int n, int lanes) {
        double turning = 120.0 * m * n * depths(k, m, lanes);
        return cost(n, k, m, lanes) + turning < cost(m, k, n, lanes);
    }

    private static double cost(int m, int k, int n, int lanes) {
        double packing = 40.0 * k * n * blocks(m, ROWS) + (n >= PACKING_COLUMNS ? 30.0 * k * m : 0);
        return packing + 15.0 * m * k * blocks(n, lanes);
    }

    /** The number of blocks of the inner axis. A panel that is the only one may be twice as long: C is seen less often. */
    static int depths(int k, int n, int lanes) {
        return blocks(k, n > 2 * lanes ? DEPTH : 2 * DEPTH);
    }

    /** The number of equal blocks, as few as may be, of at most {@code largest}. */
    static int blocks(int size, int largest) {
        return (size + largest - 1) / largest;
    }

    /** Where block {@code i} of {@code blocks} equal ones starts. */
    static int border(int size, int i, int blocks) {
        return (int) ((long) size * i / blocks);
    }
}
