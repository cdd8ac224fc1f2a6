package org.dezero.plain;

/**
 * Gradients of activations from their results, each in one pass: {@code gy} times the derivative. The steps and their order are
 * those of the separate operations, and so are the bits. {@code out} may be {@code gy} or {@code y}, from the same place on.
 */
final class DoubleActivationGrads {
    private DoubleActivationGrads() {}

    /** {@code out = gy where y > 0, else 0}. */
    static void relu(int n, double[] gy, int go, double[] y, int yo, double[] out, int oo) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (from, length) -> reluPiece(length, gy, go + from, y, yo + from, out, oo + from));
        } else {
            reluPiece(n, gy, go, y, yo, out, oo);
        }
    }

    private static void reluPiece(int n, double[] gy, int go, double[] y, int yo, double[] out, int oo) {
        int done = Simd.ON ? DoubleVectorActivationGrads.relu(n, gy, go, y, yo, out, oo) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = y[yo + i] > 0 ? gy[go + i] : 0;
        }
    }

    /** {@code out = gy (1 - y^2)}. */
    static void tanh(int n, double[] gy, int go, double[] y, int yo, double[] out, int oo) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (from, length) -> tanhPiece(length, gy, go + from, y, yo + from, out, oo + from));
        } else {
            tanhPiece(n, gy, go, y, yo, out, oo);
        }
    }

    private static void tanhPiece(int n, double[] gy, int go, double[] y, int yo, double[] out, int oo) {
        int done = Simd.ON ? DoubleVectorActivationGrads.tanh(n, gy, go, y, yo, out, oo) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = (1 - y[yo + i] * y[yo + i]) * gy[go + i];
        }
    }

    /** {@code out = gy y (1 - y)}. */
    static void sigmoid(int n, double[] gy, int go, double[] y, int yo, double[] out, int oo) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (from, length) -> sigmoidPiece(length, gy, go + from, y, yo + from, out, oo + from));
        } else {
            sigmoidPiece(n, gy, go, y, yo, out, oo);
        }
    }

    private static void sigmoidPiece(int n, double[] gy, int go, double[] y, int yo, double[] out, int oo) {
        int done = Simd.ON ? DoubleVectorActivationGrads.sigmoid(n, gy, go, y, yo, out, oo) : 0;
        for (int i = done; i < n; i++) {
            out[oo + i] = gy[go + i] * y[yo + i] * (1 - y[yo + i]);
        }
    }
}
