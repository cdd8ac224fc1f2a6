package org.dezero.plain;

/**
 * Where a product goes: element {@code (i, j)} to {@code offset + i * rowStep + (j / run) * runStep + j % run}.
 *
 * <p>With one run, the rows lie together; with runs of one column, the columns may lie anywhere (a transposed result);
 * in between, every run of columns is a matrix of its own (one image of several).
 */
final class FloatTarget {
    final float[] data;
    final int offset;
    final int rowStep;
    final int run;
    final int runStep;

    FloatTarget(float[] data, int offset, int rowStep, int run, int runStep) {
        this.data = data;
        this.offset = offset;
        this.rowStep = rowStep;
        this.run = run;
        this.runStep = runStep;
    }

    /** The place of column {@code j} in row 0. */
    int column(int j) {
        return j < run ? offset + j : offset + j / run * runStep + j % run;
    }

    /** Whether so many columns from {@code j} on lie together. */
    boolean isTogether(int j, int count) {
        return (j < run ? j : j % run) <= run - count;
    }

    /** Stores, or adds, a tile whose rows are {@code width} apart: rows from {@code i}, columns from {@code j}. */
    void put(float[] tile, int width, int i, int height, int j, int count, boolean add) {
        for (int done = 0; done < count; ) {
            int length = Math.min(count - done, run - (j + done) % run);
            int to = column(j + done) + i * rowStep;
            if (length == 1) {
                putColumn(tile, done, width, to, height, add);
            } else {
                for (int r = 0; r < height; r++) {
                    putRow(tile, r * width + done, to + r * rowStep, length, add);
                }
            }
            done += length;
        }
    }

    private void putColumn(float[] tile, int from, int width, int to, int height, boolean add) {
        for (int r = 0; r < height; r++) {
            float x = tile[from + r * width];
            int at = to + r * rowStep;
            data[at] = add ? data[at] + x : x;
        }
    }

    private void putRow(float[] tile, int from, int to, int length, boolean add) {
        if (add) {
            for (int q = 0; q < length; q++) {
                data[to + q] += tile[from + q];
            }
        } else {
            System.arraycopy(tile, from, data, to, length);
        }
    }
}
