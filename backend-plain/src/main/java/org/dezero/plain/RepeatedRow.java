package org.dezero.plain;

import org.dezero.array.Shape;

/**
 * A row that meets every row of a matrix, written several times one after the other if it is short: so vectors run on over the
 * ends of rows.
 */
final class RepeatedRow {
    /** The most elements that are written: they stay in the first cache. */
    private static final int MOST = 2048;

    /** Writing may take this share of the work. */
    private static final int SHARE = 8;

    /** The row, or several of it. */
    final PlainArray array;

    private final int period;

    private RepeatedRow(PlainArray array, int period) {
        this.array = array;
        this.period = period;
    }

    /** What to do with a run of elements of the matrix, and where they begin in {@link #array}. */
    interface Run {
        void at(int matrix, int repeated, int length);
    }

    /** A row of a length for a matrix of {@code n} elements. */
    static RepeatedRow of(PlainArray row, int length, int n) {
        int times = Math.min(MOST, n / SHARE) / length;
        if (times <= 1) {
            return new RepeatedRow(row, length);
        }
        Object data = Buffers.of(row.dtype, times * length);
        for (int i = 0; i < times; i++) {
            System.arraycopy(row.data, row.offset, data, i * length, length);
        }
        return new RepeatedRow(row.fresh(row.dtype, Shape.of(times * length), data), times * length);
    }

    /** Visits all {@code n} elements of the matrix. */
    void forEach(int n, Run run) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(n, Pieces.ARITHMETIC, (from, length) -> runs(from, from + length, run));
        } else {
            runs(0, n, run);
        }
    }

    private void runs(int from, int to, Run run) {
        int length;
        for (int at = from; at < to; at += length) {
            int begin = at % period;
            length = Math.min(period - begin, to - at);
            run.at(at, array.offset + begin, length);
        }
    }
}
