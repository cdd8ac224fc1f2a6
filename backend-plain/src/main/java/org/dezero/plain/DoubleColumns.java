package org.dezero.plain;

/** The right factor of a product as the tiles read it: panels of its columns, packed from wherever they are. */
interface DoubleColumns {
    /**
     * Packs a block: rows from {@code k0}, columns from {@code j0} to before {@code j1}. Each panel has the next
     * {@link DoubleVectorProduct#WIDTH} columns, the last one possibly only half of that if that is enough; panels follow
     * each other, and so do the rows of a panel. What is beyond the last column is arbitrary.
     */
    void pack(int k0, int depth, int j0, int j1, double[] panels);
}
