package org.dezero.plain;

import org.dezero.array.UnaryOp;

/**
 * What long short-term memory does to its elements after the matrix products. Gates are rows of four blocks of h columns: forget,
 * input, output, update. Results are Java arrays of their own, filled from the start on. The steps and their order are those of
 * the separate operations, and so are the bits.
 */
final class FloatLstmCell {
    private FloatLstmCell() {}

    /**
     * {@code f i o = sigmoid} and {@code u = tanh} of the gates, {@code next = f c + i u}, {@code shown = tanh(next)} and
     * {@code out = o shown}.
     *
     * @param gates (n, 4 h), before their activation
     * @param c (n, h)
     * @param activated (n, 4 h)
     */
    static void forward(
            int n,
            int h,
            float[] gates,
            int go,
            float[] c,
            int co,
            float[] activated,
            float[] next,
            float[] shown,
            float[] out) {
        int least = Math.max(1, Pieces.FUNCTION / (4 * h));
        Pieces.rows(
                n,
                least,
                (from, length) ->
                        forwardRows(from, from + length, h, gates, go, c, co, activated, next, shown, out, 0));
    }

    /** {@link #forward} for some of the rows, to those of the results from {@code place} on. */
    static void forwardRows(
            int from,
            int to,
            int h,
            float[] gates,
            int go,
            float[] c,
            int co,
            float[] activated,
            float[] next,
            float[] shown,
            float[] out,
            int place) {
        for (int row = from; row < to; row++) {
            int q = (place + row) * h;
            int before = co + row * h;
            int f = 4 * q;
            int i = f + h;
            int o = i + h;
            int u = o + h;
            FloatElementwise.sigmoid(gates, go + 4 * row * h, activated, f, 3 * h);
            FloatElementwise.unary(UnaryOp.TANH, gates, go + 4 * row * h + 3 * h, activated, u, h);
            int done = Simd.ON ? FloatVectorLstmCell.next(h, activated, f, i, u, c, before, next, q) : 0;
            for (int k = done; k < h; k++) {
                next[q + k] = activated[f + k] * c[before + k] + activated[i + k] * activated[u + k];
            }
            FloatElementwise.unary(UnaryOp.TANH, next, q, shown, q, h);
            int shownDone = Simd.ON ? FloatVectorLstmCell.out(h, activated, o, shown, q, out) : 0;
            for (int k = shownDone; k < h; k++) {
                out[q + k] = activated[o + k] * shown[q + k];
            }
        }
    }

    /**
     * The gradient of {@link #forward}. With {@code g = gNext + gh o (1 - shown^2)}: in the gates {@code g c f (1 - f)},
     * {@code g u i (1 - i)}, {@code gh shown o (1 - o)} and {@code g i (1 - u^2)}; in c {@code g f}.
     *
     * @param gh the gradient of out, (n, h)
     * @param gNext that of next, (n, h)
     * @param gGates for that of the gates, (n, 4 h)
     * @param gc for that of c, (n, h); may be gNext, from the start on
     */
    static void gradient(
            int n,
            int h,
            float[] gh,
            int gho,
            float[] gNext,
            int gno,
            float[] activated,
            int ao,
            float[] c,
            int co,
            float[] shown,
            int so,
            float[] gGates,
            float[] gc) {
        int least = Math.max(1, Pieces.ARITHMETIC / (4 * h));
        Pieces.rows(
                n,
                least,
                (from, length) -> gradientRows(
                        from, from + length, h, gh, gho, gNext, gno, activated, ao, c, co, shown, so, gGates, 0, gc));
    }

    /** {@link #gradient} for some of the rows; that of the gates from {@code ggo} on. */
    static void gradientRows(
            int from,
            int to,
            int h,
            float[] gh,
            int gho,
            float[] gNext,
            int gno,
            float[] activated,
            int ao,
            float[] c,
            int co,
            float[] shown,
            int so,
            float[] gGates,
            int ggo,
            float[] gc) {
        for (int row = from; row < to; row++) {
            int q = row * h;
            int done = Simd.ON
                    ? FloatVectorLstmCell.gradient(
                            h,
                            q,
                            gh,
                            gho + q,
                            gNext,
                            gno + q,
                            activated,
                            ao + 4 * q,
                            c,
                            co + q,
                            shown,
                            so + q,
                            gGates,
                            ggo + 4 * q,
                            gc)
                    : 0;
            for (int k = done; k < h; k++) {
                int a = 4 * q + k;
                float f = activated[ao + a];
                float i = activated[ao + a + h];
                float o = activated[ao + a + 2 * h];
                float u = activated[ao + a + 3 * h];
                float dh = gh[gho + q + k];
                float y = shown[so + q + k];
                float g = gNext[gno + q + k] + dh * o * (1 - y * y);
                gGates[ggo + a] = g * c[co + q + k] * f * (1 - f);
                gGates[ggo + a + h] = g * u * i * (1 - i);
                gGates[ggo + a + 2 * h] = dh * y * o * (1 - o);
                gGates[ggo + a + 3 * h] = g * i * (1 - u * u);
                gc[q + k] = g * f;
            }
        }
    }
}
