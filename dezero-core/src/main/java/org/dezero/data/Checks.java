package org.dezero.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file must be: its size and its checksum, as far as they are known. */
final class Checks {
    static final Checks NONE = new Checks(-1, "SHA-256", null);
    private static final int BUFFER = 1 << 16;

    private final long size;
    private final String algorithm;
    private final @Nullable String digest;

    private Checks(long size, String algorithm, @Nullable String digest) {
        this.size = size;
        this.algorithm = algorithm;
        this.digest = digest;
    }

    Checks size(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("Download: size " + bytes + " is negative; give the number of bytes");
        }
        return new Checks(bytes, algorithm, digest);
    }

    /** A checksum in hexadecimal digits; it takes the place of another one. */
    Checks digest(String name, String hex) {
        String lower = hex.toLowerCase(Locale.ROOT);
        int digits = 2 * digest(name).getDigestLength();
        if (!lower.matches("[0-9a-f]{" + digits + "}")) {
            throw new IllegalArgumentException(
                    "Download: not a checksum of " + name + ": '" + hex + "'; give " + digits + " hexadecimal digits");
        }
        return new Checks(size, name, lower);
    }

    /** The number of bytes; -1 if it is not known. */
    long size() {
        return size;
    }

    /** What is wrong with a file, null if nothing is. */
    @Nullable
    String failure(Path file) throws IOException {
        long found = Files.size(file);
        if (size >= 0 && found != size) {
            return "it has " + found + " bytes, expected " + size;
        }
        if (digest == null) {
            return null;
        }
        String computed = digestOf(file);
        return computed.equals(digest) ? null : algorithm + " is " + computed + ", expected " + digest;
    }

    private String digestOf(Path file) throws IOException {
        MessageDigest sum = digest(algorithm);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sum.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(sum.digest());
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256 and MD5", e);
        }
    }
}
