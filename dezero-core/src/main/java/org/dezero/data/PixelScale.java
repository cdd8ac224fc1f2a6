package org.dezero.data;

/** Tables that turn the bytes of images into the numbers of samples. */
final class PixelScale {
    private PixelScale() {}

    /** 0 to 255 becomes 0 to 1: the FLOAT32 quotient by 255. */
    static float[] zeroToOne() {
        float[] out = new float[256];
        for (int i = 0; i < out.length; i++) {
            out[i] = i / 255f;
        }
        return out;
    }

    /** 0 to 255 becomes -1 to 1: what is 0 to 1 less 0.5, divided by 0.5, in FLOAT32. */
    static float[] minusOneToOne() {
        float[] out = zeroToOne();
        for (int i = 0; i < out.length; i++) {
            out[i] = (out[i] - 0.5f) / 0.5f;
        }
        return out;
    }
}
