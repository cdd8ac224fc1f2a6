package org.dezero.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the files of MNIST and of data sets in its format are. */
final class IdxSource {
    static final IdxSource MNIST = new IdxSource("MNIST", "", List.of());
    static final IdxSource FASHION =
            new IdxSource("FashionMNIST", "fashion-mnist", List.of(Path.of("/usr/share/datasets/fashion-mnist")));

    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    private final String dataset;
    private final String cacheName;
    private final List<Path> installed;

    /**
     * A source.
     *
     * @param cacheName the folder in the cache folder; DeZero keeps MNIST's files in the cache folder itself
     * @param installed folders where packages put the files
     */
    IdxSource(String dataset, String cacheName, List<Path> installed) {
        this.dataset = dataset;
        this.cacheName = cacheName;
        this.installed = installed;
    }

    private List<Path> places() {
        List<Path> places = new ArrayList<>();
        places.add(CacheFolder.get().resolve(cacheName));
        places.addAll(installed);
        return places;
    }

    LabelledImages read(Path folder, boolean train) {
        try {
            return IdxPair.in(dataset, folder, train).read(SIDE, SIDE, CLASSES);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    Optional<LabelledImages> local(boolean train) {
        try {
            for (Path place : places()) {
                Optional<IdxPair> pair = IdxPair.find(dataset, place, train);
                if (pair.isPresent()) {
                    return Optional.of(pair.get().read(SIDE, SIDE, CLASSES));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    LabelledImages open(boolean train) {
        return local(train).orElseThrow(() -> {
            String message = dataset + ": no data: looked in " + places() + "; give the folder with the files to "
                    + dataset + ".from, or put them there";
            return new UncheckedIOException(message, new IOException(message));
        });
    }
}
