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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.array.HostArray;

/**
 * A text, character by character: the input is the number of a character, the label that of the next one, both 0-d INT64.
 *
 * <p>Characters, Unicode's, are numbered by their first appearance. Line ends of Windows count as one character, as when
 * Python reads a text. The text is a million characters of Shakespeare's plays, or one of your own; DeZero calls the class
 * {@code Shakespear}.
 */
public final class Shakespeare extends ArrayDataset {
    private static final int MOST_BYTES = 1 << 28;
    private static final Published TEXT = new Published(
            URI.create("https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt"),
            "shakespear.txt",
            1_115_394,
            "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed");

    private final List<String> characters;

    /**
     * Shakespeare's plays, 1,115,394 characters of 65 kinds, from the cache folder; they are downloaded if they are not
     * there.
     *
     * @throws UncheckedIOException if they cannot be had; the message says what to do
     */
    public Shakespeare() {
        this(read(published()));
    }

    private Shakespeare(Text text) {
        super(
                HostArray.of(Arrays.copyOf(text.ids, text.ids.length - 1)),
                HostArray.of(Arrays.copyOfRange(text.ids, 1, text.ids.length)));
        characters = text.characters;
    }

    /**
     * A text of your own.
     *
     * @param file UTF-8, perhaps packed by gzip, of two characters or more
     * @throws UncheckedIOException if it cannot be read or is not that
     */
    public static Shakespeare from(Path file) {
        return new Shakespeare(read(file));
    }

    /**
     * A text of your own from an address.
     *
     * @param address {@code file:///...} or {@code https://...}; what comes from the web is kept in the cache folder
     * @throws UncheckedIOException if it cannot be had or is not UTF-8
     */
    public static Shakespeare from(URI address) {
        try {
            Path local = Address.local("Shakespeare", address);
            if (local == null) {
                Path kept =
                        CacheFolder.get().resolve(Address.cacheName(address)).resolve("text");
                local = Files.exists(kept) ? kept : Download.of(address).to(kept);
            }
            return from(local);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static Path published() {
        try {
            return TEXT.get();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Shakespeare: no data: " + TEXT.cached() + " is not there or not whole, and no download: "
                            + e.getMessage() + "; otherwise give a text to Shakespeare.from",
                    e);
        }
    }

    /** The characters' numbers, in the order of the numbers. */
    public Map<String, Integer> charToId() {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (int i = 0; i < characters.size(); i++) {
            ids.put(characters.get(i), i);
        }
        return Collections.unmodifiableMap(ids);
    }

    /** The characters by number: {@code idToChar().get(0)} is the first one of the text. */
    public List<String> idToChar() {
        return characters;
    }

    /** The numbers of the characters of a text, and the characters by number. */
    private record Text(long[] ids, List<String> characters) {}

    private static Text read(Path file) {
        try (InputStream in = MaybeGzip.open(file)) {
            byte[] bytes = BoundedRead.upTo(in, MOST_BYTES);
            if (in.read() >= 0) {
                throw new IOException(file + ": more than " + MOST_BYTES + " bytes; give a part of the text");
            }
            int[] codes = decode(file, bytes).codePoints().toArray();
            if (codes.length < 2) {
                throw new IOException(file + ": a text of " + codes.length + " characters; give two or more");
            }
            return number(codes);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static String decode(Path file, byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\r\n", "\n")
                    .replace('\r', '\n');
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": not a text in UTF-8 (" + e.getMessage() + "); convert it", e);
        }
    }

    private static Text number(int[] codes) {
        Map<Integer, Integer> ids = new LinkedHashMap<>();
        long[] out = new long[codes.length];
        for (int i = 0; i < codes.length; i++) {
            Integer id = ids.putIfAbsent(codes[i], ids.size());
            out[i] = id == null ? ids.size() - 1 : id;
        }
        List<String> characters = new ArrayList<>();
        ids.keySet().forEach(code -> characters.add(Character.toString(code)));
        return new Text(out, Collections.unmodifiableList(characters));
    }
}
