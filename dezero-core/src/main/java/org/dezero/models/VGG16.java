package org.dezero.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.layers.Conv2d;
import org.dezero.layers.Dropout;
import org.dezero.layers.Linear;
import org.dezero.random.RandomState;
import org.dezero.transforms.Convert;
import org.dezero.transforms.Filter;
import org.dezero.transforms.Image;
import org.dezero.transforms.Resize;
import org.dezero.transforms.ToArray;
import org.jspecify.annotations.Nullable;

/**
 * The network of 16 layers, configuration D, of Simonyan and Zisserman (2015): 13 convolutions in five blocks, each block
 * halving the image, and three fully connected layers with dropout between them. Images {@code (n, 3, 224, 224)} in, scores
 * of 1000 classes {@code (n, 1000)} out, without softmax.
 *
 * <p>Other sizes from 32x32 work too, and other numbers of channels: {@code conv1_1} and {@code fc6} take their input sizes
 * from the first input or from loaded weights. Weights are FLOAT32 and are drawn in the order of first use, layer by layer;
 * loaded ones are never drawn. There are 138 million of them for 224x224. Keys are DeZero's, {@code conv1_1/W} to
 * {@code fc8/b}. Not thread-safe.
 */
public final class VGG16 extends Model {
    private static final int[][] BLOCKS = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
    private static final int SMALLEST_IMAGE = 32;

    /** Of blue, green and red in the images of the pretrained weights. */
    private static final float[] MEANS = {103.939f, 116.779f, 123.68f};

    private final List<List<Conv2d>> blocks = new ArrayList<>();
    private final Linear fc6;
    private final Linear fc7;
    private final Linear fc8;
    private final Dropout dropout;

    /** A model whose weights and dropout are drawn from {@link Config#random()}. */
    public VGG16() {
        this(null);
    }

    /** A model whose weights and dropout are drawn from {@code random}, or from {@link Config#random()} if it is null. */
    public VGG16(@Nullable RandomState random) {
        int channels = 0;
        for (int i = 0; i < BLOCKS.length; i++) {
            List<Conv2d> block = new ArrayList<>();
            for (int j = 0; j < BLOCKS[i].length; j++) {
                Conv2d.Builder conv = Conv2d.builder(BLOCKS[i][j], 3).pad(1).lazy();
                if (channels > 0) {
                    conv.inChannels(channels);
                }
                channels = BLOCKS[i][j];
                block.add(register(
                        "conv" + (i + 1) + "_" + (j + 1), conv.random(random).build()));
            }
            blocks.add(block);
        }
        fc6 = Linear.builder(4096).random(random).build();
        fc7 = Linear.builder(4096).inSize(4096).lazy().random(random).build();
        fc8 = Linear.builder(1000).inSize(4096).lazy().random(random).build();
        dropout = new Dropout(0.5, random);
    }

    /**
     * A model with the weights of a file; see {@link #loadWeights}.
     *
     * @param npz as DeZero's {@code vgg16.npz}
     * @throws IllegalArgumentException if arrays are missing or have other shapes
     * @throws IOException if it cannot be read
     */
    public static VGG16 pretrained(Path npz) throws IOException {
        VGG16 model = new VGG16();
        model.loadWeights(npz);
        return model;
    }

    /** {@link #preprocess(Image, int, int)} to 224x224. */
    public static HostArray preprocess(Image image) {
        return preprocess(image, 224, 224);
    }

    /**
     * What the pretrained weights expect of an image: FLOAT32 {@code (3, height, width)}, resampled with
     * {@link Filter#BICUBIC}, in the order blue, green, red, less the means 103.939, 116.779 and 123.68 of these.
     *
     * <p>{@code Variable.constant(VGG16.preprocess(image).reshape(1, 3, 224, 224))} is a batch of one.
     */
    public static HostArray preprocess(Image image, int width, int height) {
        Image resized = new Resize(width, height, Filter.BICUBIC).apply(new Convert(Image.Mode.BGR).apply(image));
        HostArray out = new ToArray().apply(resized);
        float[] values = out.floats();
        int pixels = height * width;
        for (int i = 0; i < values.length; i++) {
            values[i] -= MEANS[i / pixels];
        }
        return out;
    }

    @Override
    protected Variable forward(Variable x) {
        ImageInput.check("VGG16", x, SMALLEST_IMAGE);
        Variable y = x;
        for (List<Conv2d> block : blocks) {
            for (Conv2d conv : block) {
                y = F.relu(conv.apply(y));
            }
            y = F.pooling(y, 2, 2, 0);
        }
        y = F.flatten(y);
        y = dropout.apply(F.relu(fc6.apply(y)));
        y = dropout.apply(F.relu(fc7.apply(y)));
        return fc8.apply(y);
    }
}
