package org.dezero.models;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.layers.BatchNorm;
import org.dezero.layers.Conv2d;
import org.dezero.layers.UnaryLayer;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * The first block of a stage of {@link ResNet}, which changes the number of channels and the size of the image:
 * convolutions 1x1, 3x3 and 1x1, plus a fourth one, 1x1, beside them instead of the identity.
 */
public final class BottleneckA extends UnaryLayer {
    private final Conv2d conv1;
    private final BatchNorm bn1;
    private final Conv2d conv2;
    private final BatchNorm bn2;
    private final Conv2d conv3;
    private final BatchNorm bn3;
    private final Conv2d conv4;
    private final BatchNorm bn4;

    /** A block that moves by {@code stride} in its first convolution and draws from {@link Config#random()}. */
    public BottleneckA(int inChannels, int midChannels, int outChannels, int stride) {
        this(inChannels, midChannels, outChannels, stride, false, null);
    }

    /**
     * A block with all options.
     *
     * @param downsampleFb whether the 3x3 convolution moves by {@code stride}, as in Facebook's networks, and not the first
     *     one, as in the original ones
     * @param random draws the weights at the first use; null for {@link Config#random()}
     */
    public BottleneckA(
            int inChannels,
            int midChannels,
            int outChannels,
            int stride,
            boolean downsampleFb,
            @Nullable RandomState random) {
        conv1 = Bottleneck.conv(inChannels, midChannels, 1, downsampleFb ? 1 : stride, random);
        bn1 = Bottleneck.norm(midChannels);
        conv2 = Bottleneck.conv(midChannels, midChannels, 3, downsampleFb ? stride : 1, random);
        bn2 = Bottleneck.norm(midChannels);
        conv3 = Bottleneck.conv(midChannels, outChannels, 1, 1, random);
        bn3 = Bottleneck.norm(outChannels);
        conv4 = Bottleneck.conv(inChannels, outChannels, 1, stride, random);
        bn4 = Bottleneck.norm(outChannels);
    }

    @Override
    protected Variable forward(Variable x) {
        Variable y = F.relu(bn1.apply(conv1.apply(x)));
        y = F.relu(bn2.apply(conv2.apply(y)));
        y = bn3.apply(conv3.apply(y));
        return F.relu(F.add(y, bn4.apply(conv4.apply(x))));
    }
}
