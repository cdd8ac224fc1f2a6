package org.dezero.plain;

/** What {@link FloatVectorDots} computes, bit by bit, in scalar loops: until its own loops are compiled. */
final class FloatScalarDots {
    private FloatScalarDots() {}

    /**
     * Adds to {@code high * wide} vectors of partial sums the products of so many rows of A and of B.
     *
     * @param depth a multiple of {@code lanes}, the length of a vector
     */
    static void add(
            int high,
            int wide,
            int lanes,
            int depth,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int br,
            float[] sums,
            int so) {
        for (int i = 0; i < high; i++) {
            for (int j = 0; j < wide; j++) {
                int s = so + (i * wide + j) * lanes;
                for (int l = 0; l < depth; l += lanes) {
                    int p = ao + i * ar + l;
                    int q = bo + j * br + l;
                    for (int lane = 0; lane < lanes; lane++) {
                        sums[s + lane] = Math.fma(a[p + lane], b[q + lane], sums[s + lane]);
                    }
                }
            }
        }
    }
}
