package org.dezero.data;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file of the web, brought here once.
 *
 * <pre>{@code
 * Path zebra = Download.of(URI.create("https://example.org/zebra.jpg")).size(170_614).get();
 * }</pre>
 *
 * <p>Bytes go to a file with {@code .part} added to its name, which takes the name once all have arrived and the checks
 * asked for hold: a file under its own name is complete. Where a transfer was cut off the next one continues it, if the
 * server can and the file there is still the same one by its ETag or its date. Redirections are followed, but never from
 * {@code https} to {@code http}.
 *
 * <p>Immutable: every setting gives a new object. Threads wait for each other; a second process that wants the same file
 * while the first is at it is refused.
 */
public final class Download {
    private static final String PROGRESS_PROPERTY = "dezero.progress";

    private final URI address;
    private final Checks checks;
    private final DownloadProgress progress;

    private Download(URI address, Checks checks, DownloadProgress progress) {
        this.address = address;
        this.checks = checks;
        this.progress = progress;
    }

    /**
     * A file of the web.
     *
     * @param address begins with {@code https:} or {@code http:}
     * @throws IllegalArgumentException for another address
     */
    public static Download of(URI address) {
        if (!isWeb(address) || address.getHost() == null) {
            throw new IllegalArgumentException("Download: not an address of the web: " + address
                    + "; give one that begins with https:// and names a host");
        }
        DownloadProgress shown = Boolean.getBoolean(PROGRESS_PROPERTY) ? DownloadProgress.bar() : (done, total) -> {};
        return new Download(address, Checks.NONE, shown);
    }

    static boolean isWeb(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
    }

    /** Expects this number of bytes. */
    public Download size(long bytes) {
        return new Download(address, checks.size(bytes), progress);
    }

    /**
     * Expects this SHA-256 checksum.
     *
     * @param hex 64 hexadecimal digits
     * @throws IllegalArgumentException for another text
     */
    public Download sha256(String hex) {
        return new Download(address, checks.digest("SHA-256", hex), progress);
    }

    /**
     * Expects this MD5 checksum: it finds accidents, but not somebody who means harm.
     *
     * @param hex 32 hexadecimal digits
     * @throws IllegalArgumentException for another text
     */
    public Download md5(String hex) {
        return new Download(address, checks.digest("MD5", hex), progress);
    }

    /** Tells how far it is. Without this nothing is told, unless the system property {@code dezero.progress} is true. */
    public Download progress(DownloadProgress listener) {
        return new Download(address, checks, listener);
    }

    /**
     * The file in the cache folder, under the last part of the address: DeZero's {@code get_file}.
     *
     * <p>The cache folder is {@code ~/.dezero}, or what the system property {@code dezero.cache} or the environment variable
     * {@code DEZERO_CACHE} says.
     *
     * @throws IOException as for {@link #to}
     * @throws IllegalArgumentException if the address has no last part; {@link #to} takes a name
     */
    public Path get() throws IOException {
        String path = address.getPath() == null ? "" : address.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isBlank() || name.equals(".") || name.equals("..") || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("Download: no file name in " + address + "; give one by to(...)");
        }
        return to(CacheFolder.get().resolve(name));
    }

    /**
     * The file at a place of one's own. If it is there and the checks hold, nothing is transferred; if they do not, it is
     * replaced.
     *
     * @return {@code file}
     * @throws IOException if it cannot be had; the message names the address, what was met and what to do
     */
    public Path to(Path file) throws IOException {
        // File locks are for processes; threads wait here.
        synchronized (Download.class) {
            if (Files.exists(file) && checks.failure(file) == null) {
                return file;
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            System.getLogger("org.dezero.data").log(Level.INFO, "downloading {0} to {1}", address, file);
            try (PartialFile part = PartialFile.open(file)) {
                new Transfer(address, checks.size(), progress).complete(part);
                String failure = checks.failure(part.path());
                if (failure != null) {
                    part.delete();
                    throw new IOException(address + ": " + failure + "; what arrived was deleted: try again, or see"
                            + " whether this is still the file that was meant");
                }
                part.become(file);
            }
            return file;
        }
    }
}
