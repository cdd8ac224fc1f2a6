package org.dezero.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The binary version of CIFAR: files of records, each one or two bytes of labels and then 3,072 bytes, the image {@code (3,
 * 32, 32)}, in a folder or in a tar archive, which may be packed by gzip.
 */
final class CifarFormat {
    static final int SIDE = 32;
    private static final int PIXELS = 3 * SIDE * SIDE;
    /** More than any file of CIFAR has. */
    private static final int MOST_RECORDS = 60_000;

    private final String dataset;
    private final String folder;
    private final String archive;
    private final List<String> files;
    private final int[] classes;
    private final int label;

    /**
     * The format.
     *
     * @param folder the folder in the archive
     * @param archive the name of the archive, without {@code .tar.gz}
     * @param files the files, in order
     * @param classes the number of classes of each label of a record
     * @param label which label is wanted
     */
    CifarFormat(String dataset, String folder, String archive, List<String> files, int[] classes, int label) {
        this.dataset = dataset;
        this.folder = folder;
        this.archive = archive;
        this.files = files;
        this.classes = classes;
        this.label = label;
    }

    /** The examples at a place: a folder with the files or the archive, the archive, or one of the files. */
    LabelledImages read(Path place) throws IOException {
        if (Files.isRegularFile(place)) {
            Path parent = place.getParent();
            boolean isRecords = files.contains(String.valueOf(place.getFileName()));
            return isRecords ? readFolder(parent == null ? Path.of("") : parent) : readArchive(place);
        }
        for (Path candidate : List.of(place, place.resolve(folder))) {
            if (Files.exists(candidate.resolve(files.get(0)))) {
                return readFolder(candidate);
            }
        }
        for (String name : List.of(archive + ".tar.gz", archive + ".tar")) {
            if (Files.exists(place.resolve(name))) {
                return readArchive(place.resolve(name));
            }
        }
        throw new IOException(dataset + ": neither " + files.get(0) + " nor " + archive + ".tar.gz in " + place
                + (Files.isDirectory(place) ? "" : ", which is no folder")
                + "; give the binary version of the data set, not those for Python or Matlab");
    }

    private LabelledImages readFolder(Path from) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (String name : files) {
            Path file = from.resolve(name);
            if (!Files.exists(file)) {
                throw new IOException(dataset + ": no " + name + " in " + from + "; all of " + files + " are needed");
            }
            try (InputStream in = MaybeGzip.open(file)) {
                byte[] records = BoundedRead.upTo(in, MOST_RECORDS * record());
                checkSize(file.toString(), in.read() < 0 ? records.length : records.length + 1L);
                parts.add(records);
            }
        }
        return assemble(from, parts);
    }

    private LabelledImages readArchive(Path from) throws IOException {
        byte[][] parts = new byte[files.size()][];
        try (InputStream in = MaybeGzip.open(from)) {
            TarReader tar = new TarReader(from, in);
            while (tar.next()) {
                int part = files.indexOf(tar.name());
                if (part >= 0) {
                    checkSize(from + ", " + tar.name(), tar.left());
                    parts[part] = tar.read((int) tar.left());
                }
            }
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == null) {
                throw new IOException(from + ": no " + files.get(i) + " in it; give " + archive
                        + ".tar.gz, the binary version of " + dataset);
            }
        }
        return assemble(from, Arrays.asList(parts));
    }

    private int record() {
        return classes.length + PIXELS;
    }

    private void checkSize(String file, long size) throws IOException {
        if (size % record() != 0 || size > (long) MOST_RECORDS * record()) {
            throw new IOException(file + ": truncated, or not of " + dataset + ": it has "
                    + (size > (long) MOST_RECORDS * record() ? "at least " : "") + size
                    + " bytes, expected were up to " + MOST_RECORDS + " records of " + record()
                    + "; get the file again");
        }
    }

    private LabelledImages assemble(Path from, List<byte[]> parts) throws IOException {
        int n = 0;
        for (byte[] part : parts) {
            n += part.length / record();
        }
        byte[] pixels = new byte[Math.multiplyExact(n, PIXELS)];
        byte[] labels = new byte[n];
        int k = 0;
        for (int p = 0; p < parts.size(); p++) {
            byte[] part = parts.get(p);
            // Let go of what is copied: the whole of CIFAR-10 has 150 megabytes.
            parts.set(p, new byte[0]);
            for (int at = 0; at < part.length; at += record()) {
                for (int c = 0; c < classes.length; c++) {
                    if ((part[at + c] & 0xFF) >= classes[c]) {
                        throw new IOException(from + ", " + files.get(p) + ": label of record " + at / record() + " is "
                                + (part[at + c] & 0xFF) + ", expected 0 to " + (classes[c] - 1)
                                + "; get the file again, or give that of " + dataset);
                    }
                }
                labels[k] = part[at + label];
                System.arraycopy(part, at + classes.length, pixels, k * PIXELS, PIXELS);
                k++;
            }
        }
        return new LabelledImages(3, SIDE, SIDE, pixels, labels);
    }
}
