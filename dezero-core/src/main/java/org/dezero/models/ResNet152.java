package org.dezero.models;

import java.io.IOException;
import java.nio.file.Path;
import org.dezero.Config;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** {@link ResNet} of 152 layers. */
public final class ResNet152 extends ResNet {
    /** A model whose weights are drawn from {@link Config#random()}. */
    public ResNet152() {
        this(null);
    }

    /** A model whose weights are drawn from {@code random}, or from {@link Config#random()} if it is null. */
    public ResNet152(@Nullable RandomState random) {
        super(152, random);
    }

    /**
     * A model with the weights of a file; see {@link #loadWeights}.
     *
     * @param npz as DeZero's {@code resnet152.npz}
     * @throws IllegalArgumentException if arrays are missing or have other shapes
     * @throws IOException if it cannot be read
     */
    public static ResNet152 pretrained(Path npz) throws IOException {
        ResNet152 model = new ResNet152();
        model.loadWeights(npz);
        return model;
    }
}
