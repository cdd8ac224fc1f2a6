package org.dezero.benchmarks;

/**
 * One stage of a network.
 *
 * @param name of its weights; empty if it has none
 * @param in features or channels that come in
 * @param out features or channels that go out
 * @param kernel the side of the window
 */
record Stage(Kind kind, String name, int in, int out, int kernel) {
    /** What a stage does. */
    enum Kind {
        /** {@code x W + b}, of images as one row each. */
        LINEAR,
        /** Convolution by 1; a window of 3 has a border of 1 and is followed by batch normalisation. */
        CONVOLUTION,
        /** Batch normalisation in training. */
        BATCH_NORM,
        RELU,
        /** The largest of squares of 2. */
        POOLING
    }

    /** The border of a convolution. */
    int pad() {
        return kernel == 3 ? 1 : 0;
    }

    /** Whether a convolution has a bias: not before batch normalisation, which takes it away again. */
    boolean hasBias() {
        return pad() == 0;
    }

    static Stage linear(String name, int in, int out) {
        return new Stage(Kind.LINEAR, name, in, out, 0);
    }

    static Stage convolution(String name, int in, int out, int kernel) {
        return new Stage(Kind.CONVOLUTION, name, in, out, kernel);
    }

    static Stage batchNorm(String name, int channels) {
        return new Stage(Kind.BATCH_NORM, name, channels, channels, 0);
    }

    static Stage relu() {
        return new Stage(Kind.RELU, "", 0, 0, 0);
    }

    static Stage pooling() {
        return new Stage(Kind.POOLING, "", 0, 0, 2);
    }
}
