package org.dezero.plain;

/**
 * Shares a long row of elements among the threads of {@link Workers}, in pieces. Every element is computed by itself, so that
 * the pieces, and who takes them, bear on nothing but time.
 */
final class Pieces {
    /** The fewest elements worth a piece where each costs a few instructions: memory is the limit. */
    static final int ARITHMETIC = 1 << 15;

    /** The same for functions such as exp. */
    static final int FUNCTION = 1 << 14;

    /** Pieces for each thread, so that one that is held up does not hold up the rest. */
    private static final int PER_THREAD = 2;

    /** Pieces begin at multiples of this, so that no two threads write to one cache line. */
    private static final int GRAIN = 64;

    private Pieces() {}

    /** What to do with a piece. */
    interface Piece {
        void run(int from, int length);
    }

    /** Whether a row is worth two pieces or more. */
    static boolean shared(int n, int least) {
        return n >= 2 * least;
    }

    private static int count(int n, int least) {
        int threads = Workers.count();
        int pieces = Math.min(n / least, PER_THREAD * threads);
        // One piece more than there are threads would take as long as one for each of them.
        return pieces > threads ? pieces - pieces % threads : pieces;
    }

    /**
     * Runs all pieces of a row of n elements, no more than about {@code least} at a time: what C2 makes of a loop that it
     * first meets in the middle of a long row can be slow (sigmoid of 100,000 on JDK 17 by a factor of forty).
     */
    static void run(int n, int least, Piece piece) {
        int pieces = count(n, least);
        int length = (n / pieces + GRAIN) / GRAIN * GRAIN;
        int step = (least - 1) / GRAIN * GRAIN + GRAIN;
        Workers.run((n - 1) / length + 1, i -> steps(i * length, Math.min(length, n - i * length), step, piece));
    }

    private static void steps(int from, int length, int step, Piece piece) {
        for (int done = 0; done < length; done += Math.min(step, length - done)) {
            piece.run(from + done, Math.min(step, length - done));
        }
    }

    /**
     * {@link #run} for rows, of which {@code least} are worth a piece: few can be worth sharing, so that pieces begin at any of
     * them. All at once if they are not worth two pieces.
     */
    static void rows(int n, int least, Piece piece) {
        int pieces = count(n, least);
        if (pieces <= 1 || Workers.count() == 1) {
            piece.run(0, n);
            return;
        }
        Workers.run(pieces, i -> {
            int from = Tiling.border(n, i, pieces);
            steps(from, Tiling.border(n, i + 1, pieces) - from, least, piece);
        });
    }
}
