package org.dezero.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.layers.Conv2d;
import org.dezero.layers.Dropout;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * The small network of Iandola et al. (2016): eight fire modules between two convolutions, then the mean over the image.
 * Images {@code (n, 3, 224, 224)} in, scores of 1000 classes {@code (n, 1000)} out, without softmax.
 *
 * <p>DeZero's class of this name is empty. This is the network of the paper, version 1.0 without bypasses, with 1.2 million
 * weights; the later version 1.1 is not described there. The names are those of the authors' Caffe model: {@code conv1},
 * {@code fire2/squeeze1x1}, {@code fire2/expand1x1}, {@code fire2/expand3x3}, ..., {@code conv10}. As there, the last window
 * of a pooling may reach over the edge.
 *
 * <p>Other sizes from 29x29 work too, and other numbers of channels: {@code conv1} takes them from the first input or from
 * loaded weights. Weights are FLOAT32 and are drawn in the order of first use. Not thread-safe.
 */
public final class SqueezeNet extends Model {
    private static final int SMALLEST_IMAGE = 29;

    /** Channels in the middle of the modules, and at the end of each of their halves. */
    private static final int[][] SIZES = {
        {16, 64}, {16, 64}, {32, 128}, {32, 128}, {48, 192}, {48, 192}, {64, 256}, {64, 256}
    };

    private static final int FIRST = 2;

    private final Conv2d conv1;
    private final List<Fire> modules = new ArrayList<>();
    private final Dropout dropout;
    private final Conv2d conv10;

    /** A model whose weights and dropout are drawn from {@link Config#random()}. */
    public SqueezeNet() {
        this(null);
    }

    /** A model whose weights and dropout are drawn from {@code random}, or from {@link Config#random()} if it is null. */
    public SqueezeNet(@Nullable RandomState random) {
        conv1 = register("conv1", Conv2d.builder(96, 7).stride(2).random(random).build());
        int channels = 96;
        for (int[] sizes : SIZES) {
            modules.add(register("fire" + (FIRST + modules.size()), new Fire(channels, sizes[0], sizes[1], random)));
            channels = 2 * sizes[1];
        }
        dropout = new Dropout(0.5, random);
        conv10 = register(
                "conv10",
                Conv2d.builder(1000, 1)
                        .inChannels(channels)
                        .lazy()
                        .random(random)
                        .build());
    }

    /**
     * A model with the weights of a file; see {@link #loadWeights}.
     *
     * @throws IllegalArgumentException if arrays are missing or have other shapes
     * @throws IOException if it cannot be read
     */
    public static SqueezeNet pretrained(Path npz) throws IOException {
        SqueezeNet model = new SqueezeNet();
        model.loadWeights(npz);
        return model;
    }

    @Override
    protected Variable forward(Variable x) {
        ImageInput.check("SqueezeNet", x, SMALLEST_IMAGE);
        Variable y = pooling(F.relu(conv1.apply(x)));
        for (int i = 0; i < modules.size(); i++) {
            y = modules.get(i).apply(y);
            if (i + FIRST == 4 || i + FIRST == 8) {
                y = pooling(y);
            }
        }
        y = F.relu(conv10.apply(dropout.apply(y)));
        return F.mean(y, 2, 3);
    }

    /** Windows 3x3 that move by 2 up to the last row and column. They see no negative numbers, so zeros beyond are harmless. */
    private static Variable pooling(Variable x) {
        int bottom = 1 - x.shape().dim(2) % 2;
        int right = 1 - x.shape().dim(3) % 2;
        Variable y = bottom + right == 0 ? x : F.pad(x, new int[4], new int[] {0, 0, bottom, right}, 0);
        return F.pooling(y, 3, 2, 0);
    }
}
