package org.dezero.models;

import java.io.IOException;
import java.nio.file.Path;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.layers.BatchNorm;
import org.dezero.layers.Conv2d;
import org.dezero.layers.Linear;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * The residual networks of 50, 101 and 152 layers of He et al. (2016): a convolution, four stages of bottlenecks, the mean
 * over the image and a fully connected layer. Images {@code (n, 3, 224, 224)} in, scores of 1000 classes {@code (n, 1000)}
 * out, without softmax.
 *
 * <p>Other sizes from 5x5 work too, and other numbers of channels: {@code conv1} takes them from the first input or from
 * loaded weights. Weights are FLOAT32 and are drawn in the order of first use; loaded ones are never drawn. As in DeZero,
 * {@code conv1} has a bias, the pooling after it leaves out what does not fill a window, and the stages halve the image in
 * their first convolution. Keys are DeZero's: {@code res2/b1/conv1/W}, {@code bn1/avg_mean}, ... The running statistics of
 * batch normalisation are among the parameters but are not trained. Not thread-safe.
 */
public class ResNet extends Model {
    private static final int SMALLEST_IMAGE = 5;

    private final Conv2d conv1;
    private final BatchNorm bn1;
    private final BuildingBlock res2;
    private final BuildingBlock res3;
    private final BuildingBlock res4;
    private final BuildingBlock res5;
    private final Linear fc6;

    /** A model of 50, 101 or 152 layers whose weights are drawn from {@link Config#random()}. */
    public ResNet(int layers) {
        this(layers, null);
    }

    /**
     * A model whose weights are drawn from {@code random}, or from {@link Config#random()} if it is null.
     *
     * @throws IllegalArgumentException unless {@code layers} is 50, 101 or 152
     */
    public ResNet(int layers, @Nullable RandomState random) {
        int[] blocks = blocks(layers);
        conv1 = Conv2d.builder(64, 7).stride(2).pad(3).random(random).build();
        bn1 = Bottleneck.norm(64);
        res2 = new BuildingBlock(blocks[0], 64, 64, 256, 1, false, random);
        res3 = new BuildingBlock(blocks[1], 256, 128, 512, 2, false, random);
        res4 = new BuildingBlock(blocks[2], 512, 256, 1024, 2, false, random);
        res5 = new BuildingBlock(blocks[3], 1024, 512, 2048, 2, false, random);
        fc6 = Linear.builder(1000).inSize(2048).lazy().random(random).build();
    }

    private static int[] blocks(int layers) {
        return switch (layers) {
            case 50 -> new int[] {3, 4, 6, 3};
            case 101 -> new int[] {3, 4, 23, 3};
            case 152 -> new int[] {3, 8, 36, 3};
            default ->
                throw new IllegalArgumentException(
                        "ResNet: there is none of " + layers + " layers; give 50, 101 or 152");
        };
    }

    /**
     * A model of 50, 101 or 152 layers with the weights of a file; see {@link #loadWeights}.
     *
     * @param npz as DeZero's {@code resnet50.npz}
     * @throws IllegalArgumentException for another number of layers, or if arrays are missing or have other shapes
     * @throws IOException if it cannot be read
     */
    public static ResNet pretrained(int layers, Path npz) throws IOException {
        ResNet model = switch (layers) {
            case 50 -> new ResNet50();
            case 101 -> new ResNet101();
            case 152 -> new ResNet152();
            default -> new ResNet(layers);
        };
        model.loadWeights(npz);
        return model;
    }

    @Override
    protected final Variable forward(Variable x) {
        ImageInput.check(getClass().getSimpleName(), x, SMALLEST_IMAGE);
        Variable y = F.relu(bn1.apply(conv1.apply(x)));
        y = F.pooling(y, 3, 2, 0);
        y = res2.apply(y);
        y = res3.apply(y);
        y = res4.apply(y);
        y = res5.apply(y);
        return fc6.apply(F.mean(y, 2, 3));
    }
}
