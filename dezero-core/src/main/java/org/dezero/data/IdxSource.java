package org.dezero.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the files of MNIST and of data sets in its format are. */
final class IdxSource {
    /** DeZero's mirror, and its place in the cache folder. */
    static final IdxSource MNIST = new IdxSource(
            "MNIST",
            "",
            List.of(),
            "",
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            new Facts(9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            new Facts(28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            new Facts(1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            new Facts(4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"));

    /** The authors' repository; the checksums are of the files as they are there, Debian packs them anew. */
    static final IdxSource FASHION = new IdxSource(
            "FashionMNIST",
            "fashion-mnist/",
            List.of(Path.of("/usr/share/datasets/fashion-mnist")),
            " install Debian's package dataset-fashion-mnist,",
            URI.create("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            new Facts(26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            new Facts(29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            new Facts(4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            new Facts(5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));

    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    /** What is known of a published file. */
    record Facts(long size, String sha256) {}

    private final String dataset;
    private final String cacheName;
    private final List<Path> installed;
    private final String advice;
    private final URI base;
    private final List<Facts> facts;

    /**
     * A source.
     *
     * @param cacheName the folder in the cache folder, with a slash at the end; empty for the cache folder itself
     * @param installed folders where packages put the files
     * @param advice one more thing to do if there are no files
     * @param base the address under which the files are published
     * @param facts of the files: images and labels for training, images and labels for test
     */
    IdxSource(String dataset, String cacheName, List<Path> installed, String advice, URI base, Facts... facts) {
        this.dataset = dataset;
        this.cacheName = cacheName;
        this.installed = installed;
        this.advice = advice;
        this.base = base;
        this.facts = List.of(facts);
    }

    private List<Path> places() {
        List<Path> places = new ArrayList<>();
        places.add(CacheFolder.get().resolve(cacheName));
        places.addAll(installed);
        return places;
    }

    /** The examples in a folder. */
    LabelledImages read(Path folder, boolean train) {
        try {
            return read(IdxPair.in(dataset, folder, train));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The examples at an address: of a folder on this machine or the web, or of one of the files in it. */
    LabelledImages read(URI address, boolean train) {
        try {
            Path local = Address.local(dataset, address);
            if (local == null) {
                return read(new IdxPair(fetch(address, train, true), fetch(address, train, false)));
            }
            Path parent = local.getParent();
            return read(Files.isRegularFile(local) && parent != null ? parent : local, train);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** A file from a foreign address, packed if it is there so, kept in the cache folder. */
    private static Path fetch(URI address, boolean train, boolean images) throws IOException {
        boolean isFile = Address.name(address).contains("-ubyte");
        URI folder = isFile ? address.resolve(".") : address;
        Path cache = CacheFolder.get().resolve(Address.cacheName(folder));
        String name = IdxPair.name(train, images);
        Path packed = cache.resolve(name + ".gz");
        Path plain = cache.resolve(name);
        if (Files.exists(plain)) {
            return plain;
        }
        if (Files.exists(packed)) {
            return packed;
        }
        try {
            return Download.of(Address.under(folder, name + ".gz")).to(packed);
        } catch (FileNotFoundException e) {
            return Download.of(Address.under(folder, name)).to(plain);
        }
    }

    /** The examples in the cache folder or where a package put them. */
    Optional<LabelledImages> local(boolean train) {
        try {
            for (Path place : places()) {
                Optional<IdxPair> pair = IdxPair.find(dataset, place, train);
                if (pair.isPresent()) {
                    return Optional.of(read(pair.get()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** The examples from this machine, or else from the web. */
    LabelledImages open(boolean train) {
        Optional<LabelledImages> local = local(train);
        if (local.isPresent()) {
            return local.get();
        }
        try {
            return read(new IdxPair(
                    published(train, true).get(), published(train, false).get()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    dataset + ": no data: none in " + places() + ", and no download: " + e.getMessage() + "; otherwise"
                            + advice + " give a folder to " + dataset + ".from, or put "
                            + IdxPair.name(train, true) + ".gz and " + IdxPair.name(train, false) + ".gz into "
                            + places().get(0),
                    e);
        }
    }

    private Published published(boolean train, boolean images) {
        String name = IdxPair.name(train, images) + ".gz";
        Facts known = facts.get((train ? 0 : 2) + (images ? 0 : 1));
        return new Published(Address.under(base, name), cacheName + name, known.size(), known.sha256());
    }

    private static LabelledImages read(IdxPair pair) throws IOException {
        return pair.read(SIDE, SIDE, CLASSES);
    }
}
