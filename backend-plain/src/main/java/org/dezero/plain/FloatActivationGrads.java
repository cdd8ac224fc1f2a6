package org.dezero.plain;

/**
 * Gradients of activations from their results, each in one pass: {@code gy} times the derivative. The steps and their order are
 * those of the separate operations, and so are the bits. {@code out} may be {@code gy} or {@code y}, from the same place on.
 */
final class FloatActivationGrads {
    private FloatActivationGrads() {}

    /** {@code out = gy where y > 0, else 0}. */
    static void relu(int n, float[] gy, int go, float[] y, int yo, float[] out, int oo) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (from, length) -> reluPiece(length, gy, go + from, y, yo + from, out, oo + from));
        } else {
            reluPiece(n, gy, go, y, yo, out, oo);
        }
    }

    private static void reluPiece(int n, float[] gy, int go, float[] y, int yo, float[] out, int oo) {
        int done = Simd.ON ? FloatVectorActivationGrads.relu(n, gy, go, y, yo, out, oo) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = y[yo + i] > 0 ? gy[go + i] : 0;
        }
    }

    /** {@code out = gy (1 - y^2)}. */
    static void tanh(int n, float[] gy, int go, float[] y, int yo, float[] out, int oo) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (from, length) -> tanhPiece(length, gy, go + from, y, yo + from, out, oo + from));
        } else {
            tanhPiece(n, gy, go, y, yo, out, oo);
        }
    }

    private static void tanhPiece(int n, float[] gy, int go, float[] y, int yo, float[] out, int oo) {
        int done = Simd.ON ? FloatVectorActivationGrads.tanh(n, gy, go, y, yo, out, oo) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = (1 - y[yo + i] * y[yo + i]) * gy[go + i];
        }
    }

    /** {@code out = gy y (1 - y)}. */
    static void sigmoid(int n, float[] gy, int go, float[] y, int yo, float[] out, int oo) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (from, length) -> sigmoidPiece(length, gy, go + from, y, yo + from, out, oo + from));
        } else {
            sigmoidPiece(n, gy, go, y, yo, out, oo);
        }
    }

    private static void sigmoidPiece(int n, float[] gy, int go, float[] y, int yo, float[] out, int oo) {
        int done = Simd.ON ? FloatVectorActivationGrads.sigmoid(n, gy, go, y, yo, out, oo) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = gy[go + i] * y[yo + i] * (1 - y[yo + i]);
        }
    }
}
