package org.dezero.models;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.layers.BatchNorm;
import org.dezero.layers.Conv2d;
import org.dezero.layers.UnaryLayer;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** A further block of a stage of {@link ResNet}: convolutions 1x1, 3x3 and 1x1, plus the input itself. */
public final class BottleneckB extends UnaryLayer {
    private final Conv2d conv1;
    private final BatchNorm bn1;
    private final Conv2d conv2;
    private final BatchNorm bn2;
    private final Conv2d conv3;
    private final BatchNorm bn3;

    /** A block that draws from {@link Config#random()}. */
    public BottleneckB(int inChannels, int midChannels) {
        this(inChannels, midChannels, null);
    }

    /**
     * A block with a generator.
     *
     * @param inChannels of input and output
     * @param random draws the weights at the first use; null for {@link Config#random()}
     */
    public BottleneckB(int inChannels, int midChannels, @Nullable RandomState random) {
        conv1 = Bottleneck.conv(inChannels, midChannels, 1, 1, random);
        bn1 = Bottleneck.norm(midChannels);
        conv2 = Bottleneck.conv(midChannels, midChannels, 3, 1, random);
        bn2 = Bottleneck.norm(midChannels);
        conv3 = Bottleneck.conv(midChannels, inChannels, 1, 1, random);
        bn3 = Bottleneck.norm(inChannels);
    }

    @Override
    protected Variable forward(Variable x) {
        Variable y = F.relu(bn1.apply(conv1.apply(x)));
        y = F.relu(bn2.apply(conv2.apply(y)));
        y = bn3.apply(conv3.apply(y));
        return F.relu(F.add(y, x));
    }
}
