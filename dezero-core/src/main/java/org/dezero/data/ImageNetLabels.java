package org.dezero.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the thousand outputs of a network trained on ImageNet mean: {@code labels().get(340)} is "zebra". DeZero has it as
 * {@code ImageNet.labels()}; there are no images in either.
 *
 * <p>Two forms are read: a dictionary as Python writes it, <code>{0: 'tench, Tinca tinca', 1: ...}</code>, whose numbers are
 * 0, 1, 2 and so on in any order, each once; and lines of text, the first for 0. The file is read as text only, never run.
 */
public final class ImageNetLabels {
    private static final int MOST_BYTES = 1 << 22;
    private static final int CLASSES = 1000;
    private static final Published DICTIONARY = new Published(
            URI.create("https://gist.githubusercontent.com/yrevar/942d3a0ac09ec9e5eb3a/raw/"
                    + "238f720ff059c1f82f368259d1ca4ffa5dd8f9f5/imagenet1000_clsidx_to_labels.txt"),
            "imagenet1000_clsidx_to_labels.txt",
            -1,
            null);

    private ImageNetLabels() {}

    /**
     * The 1,000 labels, from the cache folder; the list DeZero uses is downloaded if it is not there.
     *
     * @throws UncheckedIOException if it cannot be had, or has another number of labels; the message says what to do
     */
    public static List<String> labels() {
        Path file;
        try {
            file = DICTIONARY.get();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "ImageNetLabels: no data: " + DICTIONARY.cached() + " is not there, and no download: "
                            + e.getMessage() + "; otherwise give a file to ImageNetLabels.from, or put it there",
                    e);
        }
        return published(file);
    }

    /** The labels if they are in the cache folder; empty if {@link #labels()} would have to download them. */
    public static Optional<List<String>> local() {
        Path file = DICTIONARY.cached();
        return Files.exists(file) ? Optional.of(published(file)) : Optional.empty();
    }

    private static List<String> published(Path file) {
        List<String> labels = from(file);
        if (labels.size() != CLASSES) {
            String message = file + ": " + labels.size() + " labels, expected " + CLASSES
                    + "; delete it, and it is downloaded again from " + DICTIONARY.address();
            throw new UncheckedIOException(message, new IOException(message));
        }
        return labels;
    }

    /**
     * The labels in a file, however many.
     *
     * @throws UncheckedIOException if it cannot be read or has neither form; the message says where
     */
    public static List<String> from(Path file) {
        try (InputStream in = MaybeGzip.open(file)) {
            byte[] bytes = BoundedRead.upTo(in, MOST_BYTES);
            if (in.read() >= 0) {
                throw new IOException(file + ": more than " + MOST_BYTES + " bytes; give a list of labels");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.stripLeading().startsWith("{")
                    ? new LabelDictionary(file, text).read()
                    : text.strip().lines().map(String::strip).toList();
        } catch (CharacterCodingException e) {
            throw new UncheckedIOException(file + ": not a text in UTF-8 (" + e.getMessage() + "); convert it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * The labels at an address, however many.
     *
     * @param address {@code file:///...} or {@code https://...}; what comes from the web is kept in the cache folder
     * @throws UncheckedIOException if they cannot be had or have neither form
     */
    public static List<String> from(URI address) {
        try {
            Path local = Address.local("ImageNetLabels", address);
            if (local == null) {
                Path kept =
                        CacheFolder.get().resolve(Address.cacheName(address)).resolve("labels");
                local = Files.exists(kept) ? kept : Download.of(address).to(kept);
            }
            return from(local);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
