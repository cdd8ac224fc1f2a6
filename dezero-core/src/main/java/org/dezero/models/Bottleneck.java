package org.dezero.models;

import org.dezero.layers.BatchNorm;
import org.dezero.layers.Conv2d;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** The layers that blocks of {@link ResNet} are made of: of known sizes, so that loaded weights are checked. */
final class Bottleneck {
    private Bottleneck() {}

    /** A convolution that keeps the size of the image but for its stride, drawn at its first use. */
    static Conv2d conv(int in, int out, int kernelSize, int stride, @Nullable RandomState random) {
        return Conv2d.builder(out, kernelSize)
                .inChannels(in)
                .lazy()
                .stride(stride)
                .pad(kernelSize / 2)
                .nobias()
                .random(random)
                .build();
    }

    static BatchNorm norm(int channels) {
        return BatchNorm.builder().channels(channels).build();
    }
}
