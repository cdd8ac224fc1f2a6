package org.dezero.models;

import java.io.IOException;
import java.nio.file.Path;
import org.dezero.Config;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** {@link ResNet} of 50 layers. */
public final class ResNet50 extends ResNet {
    /** A model whose weights are drawn from {@link Config#random()}. */
    public ResNet50() {
        this(null);
    }

    /** A model whose weights are drawn from {@code random}, or from {@link Config#random()} if it is null. */
    public ResNet50(@Nullable RandomState random) {
        super(50, random);
    }

    /**
     * A model with the weights of a file; see {@link #loadWeights}.
     *
     * @param npz as DeZero's {@code resnet50.npz}
     * @throws IllegalArgumentException if arrays are missing or have other shapes
     * @throws IOException if it cannot be read
     */
    public static ResNet50 pretrained(Path npz) throws IOException {
        ResNet50 model = new ResNet50();
        model.loadWeights(npz);
        return model;
    }
}
