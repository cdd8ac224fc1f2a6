package org.dezero.models;

import java.io.IOException;
import java.nio.file.Path;
import org.dezero.Config;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** {@link ResNet} of 101 layers. */
public final class ResNet101 extends ResNet {
    /** A model whose weights are drawn from {@link Config#random()}. */
    public ResNet101() {
        this(null);
    }

    /** A model whose weights are drawn from {@code random}, or from {@link Config#random()} if it is null. */
    public ResNet101(@Nullable RandomState random) {
        super(101, random);
    }

    /**
     * A model with the weights of a file; see {@link #loadWeights}.
     *
     * @param npz as DeZero's {@code resnet101.npz}
     * @throws IllegalArgumentException if arrays are missing or have other shapes
     * @throws IOException if it cannot be read
     */
    public static ResNet101 pretrained(Path npz) throws IOException {
        ResNet101 model = new ResNet101();
        model.loadWeights(npz);
        return model;
    }
}
