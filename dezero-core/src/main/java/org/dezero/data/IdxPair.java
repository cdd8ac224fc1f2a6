package org.dezero.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The two IDX files, images and labels, of one half of a data set like MNIST. */
final class IdxPair {
    private final Path images;
    private final Path labels;

    IdxPair(Path images, Path labels) {
        this.images = images;
        this.labels = labels;
    }

    /** The name under which a file is published, without {@code .gz}. */
    static String name(boolean train, boolean images) {
        return (train ? "train" : "t10k") + (images ? "-images-idx3-ubyte" : "-labels-idx1-ubyte");
    }

    /** The names under which a file is found: published, with a dot as some programs unpack it, packed or not. */
    private static List<String> names(boolean train, boolean images) {
        String published = name(train, images);
        String dotted = published.replace("s-idx", "s.idx");
        return List.of(published, published + ".gz", dotted, dotted + ".gz");
    }

    /**
     * The two files in a folder, in {@code folder/raw} or in {@code folder/NAME/raw}, where other libraries put them.
     *
     * @param dataset the name
     * @return empty if there is neither file
     * @throws IOException if there is one without the other
     */
    static Optional<IdxPair> find(String dataset, Path folder, boolean train) throws IOException {
        for (Path place :
                List.of(folder, folder.resolve("raw"), folder.resolve(dataset).resolve("raw"))) {
            Path images = first(place, names(train, true));
            Path labels = first(place, names(train, false));
            if (images != null && labels != null) {
                return Optional.of(new IdxPair(images, labels));
            }
            if (images != null || labels != null) {
                throw new IOException(
                        dataset + ": " + (images == null ? labels : images) + " is there, but not its other half, "
                                + names(train, images == null).get(0) + " or .gz; put both in one folder");
            }
        }
        return Optional.empty();
    }

    private static @Nullable Path first(Path folder, List<String> names) {
        for (String name : names) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    /** The two files in a folder, which must be there. */
    static IdxPair in(String dataset, Path folder, boolean train) throws IOException {
        Optional<IdxPair> found = find(dataset, folder, train);
        if (found.isPresent()) {
            return found.get();
        }
        throw new IOException(dataset + ": no " + name(train, true) + " and " + name(train, false) + " (or .gz) in "
                + folder + ", which " + holds(folder) + "; give the folder with the files");
    }

    private static String holds(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder) ? "is no folder" : "does not exist";
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> some = entries.limit(6)
                    .map(p -> String.valueOf(p.getFileName()))
                    .sorted()
                    .collect(Collectors.toList());
            return some.isEmpty() ? "is empty" : "holds " + String.join(", ", some) + (some.size() == 6 ? ", ..." : "");
        }
    }

    /**
     * Reads both files.
     *
     * @param classes the number of labels, which run from 0
     */
    LabelledImages read(int height, int width, int classes) throws IOException {
        IdxFile x = IdxFile.read(images, height, width);
        IdxFile t = IdxFile.read(labels);
        if (x.dim(0) != t.dim(0)) {
            throw new IOException(images + " has " + x.dim(0) + " images, but " + labels + " " + t.dim(0)
                    + " labels; give two files that belong together");
        }
        LabelledImages.checkLabels(labels, t.values(), classes);
        return new LabelledImages(1, height, width, x.values(), t.values());
    }
}
