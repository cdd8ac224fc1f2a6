package org.dezero.data;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dezero.array.HostArray;

/**
 * Photographs: 50,000 images for training and 10,000 for test, 32 x 32 pixels in colour, of a hundred kinds of things, which
 * form twenty groups.
 *
 * <p>Examples are those of {@link CIFAR10}; the label is the kind or the group. The files are those of the published binary
 * version, in a folder or as the archive {@code cifar-100-binary.tar.gz}.
 */
public final class CIFAR100 extends ImageDataset {
    /** Which of the two labels of an image an example has. */
    public enum LabelType {
        /** One of a hundred kinds of things. */
        FINE,
        /** One of twenty groups of kinds. */
        COARSE
    }

    private static final List<String> COARSE = List.of(
            "aquatic mammals",
            "fish",
            "flowers",
            "food containers",
            "fruit and vegetables",
            "household electrical devices",
            "household furniture",
            "insects",
            "large carnivores",
            "large man-made outdoor things",
            "large natural outdoor scenes",
            "large omnivores and herbivores",
            "medium-sized mammals",
            "non-insect invertebrates",
            "people",
            "reptiles",
            "small mammals",
            "trees",
            "vehicles 1",
            "vehicles 2");

    private static final List<String> FINE =
            List.of(("apple,aquarium fish,baby,bear,beaver,bed,bee,beetle,bicycle,bottle,"
                            + "bowl,boy,bridge,bus,butterfly,camel,can,castle,caterpillar,cattle,"
                            + "chair,chimpanzee,clock,cloud,cockroach,couch,crab,crocodile,cup,dinosaur,"
                            + "dolphin,elephant,flatfish,forest,fox,girl,hamster,house,kangaroo,keyboard,"
                            + "lamp,lawn mower,leopard,lion,lizard,lobster,man,maple tree,motorcycle,mountain,"
                            + "mouse,mushroom,oak tree,orange,orchid,otter,palm tree,pear,pickup truck,pine tree,"
                            + "plain,plate,poppy,porcupine,possum,rabbit,raccoon,ray,road,rocket,"
                            + "rose,sea,seal,shark,shrew,skunk,skyscraper,snail,snake,spider,"
                            + "squirrel,streetcar,sunflower,sweet pepper,table,tank,telephone,television,tiger,tractor,"
                            + "train,trout,tulip,turtle,wardrobe,whale,willow tree,wolf,woman,worm")
                    .split(",", -1));

    /**
     * The images for training or those for test with fine labels, from the archive in the cache folder; it is downloaded,
     * 169 megabytes, if it is not there.
     *
     * @throws UncheckedIOException if it cannot be had or is damaged; the message says what to do
     */
    public CIFAR100(boolean train) {
        this(train, LabelType.FINE);
    }

    /** As {@link #CIFAR100(boolean)}, with labels of one type or the other. */
    public CIFAR100(boolean train, LabelType labels) {
        this(CifarSource.HUNDRED.open(format(train, labels)));
    }

    /**
     * The images and their labels with transforms of one's own.
     *
     * @param transform gets {@code (3, 32, 32)} INT64 from 0 to 255
     * @param targetTransform gets a 0-d INT64
     * @throws UncheckedIOException as for {@link #CIFAR100(boolean)}
     */
    public CIFAR100(
            boolean train,
            LabelType labels,
            Function<HostArray, HostArray> transform,
            Function<HostArray, HostArray> targetTransform) {
        super(CifarSource.HUNDRED.open(format(train, labels)), PixelScale.minusOneToOne(), transform, targetTransform);
    }

    private CIFAR100(LabelledImages images) {
        super(images, PixelScale.minusOneToOne(), false);
    }

    private static CifarFormat format(boolean train, LabelType labels) {
        int[] classes = {COARSE.size(), FINE.size()};
        return new CifarFormat(
                "CIFAR100",
                "cifar-100-binary",
                "cifar-100-binary",
                List.of(train ? "train.bin" : "test.bin"),
                classes,
                labels == LabelType.FINE ? 1 : 0);
    }

    /** The images for training or those for test from a place on this machine; as {@link CIFAR10#from(Path, boolean)}. */
    public static CIFAR100 from(Path place, boolean train, LabelType labels) {
        return new CIFAR100(CifarSource.HUNDRED.read(place, format(train, labels)));
    }

    /** The images for training or those for test from an address; as {@link CIFAR10#from(URI, boolean)}. */
    public static CIFAR100 from(URI address, boolean train, LabelType labels) {
        return new CIFAR100(CifarSource.HUNDRED.read(address, format(train, labels)));
    }

    /**
     * The images where {@link #CIFAR100(boolean, LabelType)} finds them on this machine; empty if it would have to download
     * them.
     */
    public static Optional<CIFAR100> local(boolean train, LabelType labels) {
        return CifarSource.HUNDRED.local(format(train, labels)).map(CIFAR100::new);
    }

    /** What the fine labels mean: {@code labels().get(0)} is "apple". */
    public static List<String> labels() {
        return FINE;
    }

    /** What the labels of a type mean. In DeZero the list of the fine ones is empty. */
    public static List<String> labels(LabelType type) {
        return type == LabelType.FINE ? FINE : COARSE;
    }
}
