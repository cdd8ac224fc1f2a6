package org.dezero.models;

import org.dezero.F;
import org.dezero.Variable;
import org.dezero.layers.Conv2d;
import org.dezero.layers.UnaryLayer;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** A fire module of {@link SqueezeNet}: a narrow 1x1 convolution, then 1x1 and 3x3 ones side by side. */
final class Fire extends UnaryLayer {
    private final Conv2d squeeze1x1;
    private final Conv2d expand1x1;
    private final Conv2d expand3x3;

    /** A module of {@code 2 * expand} output channels. */
    Fire(int inChannels, int squeeze, int expand, @Nullable RandomState random) {
        squeeze1x1 = conv(inChannels, squeeze, 1, random);
        expand1x1 = conv(squeeze, expand, 1, random);
        expand3x3 = conv(squeeze, expand, 3, random);
    }

    private static Conv2d conv(int in, int out, int kernelSize, @Nullable RandomState random) {
        return Conv2d.builder(out, kernelSize)
                .inChannels(in)
                .lazy()
                .pad(kernelSize / 2)
                .random(random)
                .build();
    }

    @Override
    protected Variable forward(Variable x) {
        Variable y = F.relu(squeeze1x1.apply(x));
        return F.concat(1, F.relu(expand1x1.apply(y)), F.relu(expand3x3.apply(y)));
    }
}
