package org.dezero.models;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
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
                block.add(register(name(i, j), conv.random(random).build()));
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

    /**
     * The image of an array as {@link #preprocess(Image, int, int)} makes it, or of one that was computed from such: means are
     * added, values outside of 0 to 255 become 0 or 255, fractions are cut off.
     *
     * @param array {@code (3, height, width)} of numbers
     * @throws ShapeException for another shape
     */
    public static Image deprocess(HostArray array) {
        Shape shape = array.shape();
        if (shape.ndim() != 3 || shape.dim(0) != MEANS.length) {
            throw new ShapeException(
                    "VGG16: not an image: array " + shape + " " + array.dtype() + "; give (3, height, width)");
        }
        int pixels = shape.dim(1) * shape.dim(2);
        byte[] rgb = new byte[array.size()];
        for (int i = 0; i < array.size(); i++) {
            int channel = i / pixels;
            double value = array.getDouble(i) + MEANS[channel];
            rgb[i % pixels * MEANS.length + (MEANS.length - 1 - channel)] =
                    (byte) (int) Math.max(0, Math.min(255, value));
        }
        return Image.of(shape.dim(1), shape.dim(2), Image.Mode.RGB, rgb);
    }

    @Override
    protected Variable forward(Variable x) {
        return classify(convolve(x, VGG16::halved, (name, y) -> {}));
    }

    // ---- parts --------------------------------------------------------------------------------------------------

    /** {@link #features(Variable, UnaryOperator)} with the max pooling of the network. */
    public Map<String, Variable> features(Variable x) {
        return features(x, VGG16::halved);
    }

    /**
     * What each convolution gives, before ReLU, by its name, from {@code conv1_1} to {@code conv5_3}. The fully connected
     * layers are not run.
     *
     * @param x images {@code (n, 3, h, w)}
     * @param pooling stands between two blocks, and halves the images
     */
    public Map<String, Variable> features(Variable x, UnaryOperator<Variable> pooling) {
        Map<String, Variable> out = new LinkedHashMap<>();
        convolve(x, pooling, out::put);
        return out;
    }

    /**
     * The scores {@code (n, 1000)} that the rest of the network gives to what {@code conv5_3} gave; {@link #apply} is this
     * after {@link #features(Variable)}.
     *
     * @param conv5_3 {@code (n, 512, h, w)}, before ReLU
     */
    public Variable classify(Variable conv5_3) {
        Variable y = F.flatten(halved(F.relu(conv5_3)));
        y = dropout.apply(F.relu(fc6.apply(y)));
        y = dropout.apply(F.relu(fc7.apply(y)));
        return fc8.apply(y);
    }

    private Variable convolve(Variable x, UnaryOperator<Variable> pooling, BiConsumer<String, Variable> seen) {
        ImageInput.check("VGG16", x, SMALLEST_IMAGE);
        Variable y = x;
        for (int i = 0; i < blocks.size(); i++) {
            for (int j = 0; j < blocks.get(i).size(); j++) {
                if (j > 0) {
                    y = F.relu(y);
                } else if (i > 0) {
                    y = pooling.apply(F.relu(y));
                }
                y = blocks.get(i).get(j).apply(y);
                seen.accept(name(i, j), y);
            }
        }
        return y;
    }

    private static String name(int block, int convolution) {
        return "conv" + (block + 1) + "_" + (convolution + 1);
    }

    private static Variable halved(Variable x) {
        return F.pooling(x, 2, 2, 0);
    }
}
