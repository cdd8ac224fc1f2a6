package org.dezero.models;

import java.util.ArrayList;
import java.util.List;
import org.dezero.Config;
import org.dezero.Variable;
import org.dezero.layers.UnaryLayer;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** A stage of {@link ResNet}: one {@link BottleneckA}, called {@code a}, then {@link BottleneckB}s {@code b1}, {@code b2}, ... */
public final class BuildingBlock extends UnaryLayer {
    private final List<UnaryLayer> blocks = new ArrayList<>();

    /** A stage whose first convolution moves by {@code stride}, and that draws from {@link Config#random()}. */
    public BuildingBlock(int layers, int inChannels, int midChannels, int outChannels, int stride) {
        this(layers, inChannels, midChannels, outChannels, stride, false, null);
    }

    /**
     * A stage with all options.
     *
     * @param layers the number of blocks, from 1
     * @param downsampleFb see {@link BottleneckA}
     * @param random draws the weights at the first use; null for {@link Config#random()}
     */
    public BuildingBlock(
            int layers,
            int inChannels,
            int midChannels,
            int outChannels,
            int stride,
            boolean downsampleFb,
            @Nullable RandomState random) {
        if (layers < 1) {
            throw new IllegalArgumentException("BuildingBlock: layers " + layers + " is out of range; it is 1 or more");
        }
        blocks.add(register("a", new BottleneckA(inChannels, midChannels, outChannels, stride, downsampleFb, random)));
        for (int i = 1; i < layers; i++) {
            blocks.add(register("b" + i, new BottleneckB(outChannels, midChannels, random)));
        }
    }

    @Override
    protected Variable forward(Variable x) {
        Variable y = x;
        for (UnaryLayer block : blocks) {
            y = block.apply(y);
        }
        return y;
    }
}
