package org.dezero.plain;

/** The right factor of a product as the kernels read it: a panel of some of its columns at a time. */
interface DoubleColumns {
    /**
     * Copies a block to a panel, row by row; what is left of each row of the panel becomes 0.
     *
     * @param k0 the first row
     * @param depth the number of rows
     * @param j0 the first column
     * @param count the number of columns, {@code width} at most
     * @param panel where the block goes, from {@code to} on
     * @param width the elements in a row of the panel
     */
    void pack(int k0, int depth, int j0, int count, double[] panel, int to, int width);
}
