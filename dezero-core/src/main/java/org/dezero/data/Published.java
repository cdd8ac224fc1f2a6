package org.dezero.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that its authors publish on the web, and what is known of it. */
final class Published {
    private final URI address;
    private final String cacheName;
    private final long size;
    private final @Nullable String sha256;

    /**
     * A published file.
     *
     * @param cacheName where it is kept in the cache folder
     * @param size the number of bytes, -1 if it is not known
     * @param sha256 the checksum, null if it is not known
     */
    Published(URI address, String cacheName, long size, @Nullable String sha256) {
        this.address = address;
        this.cacheName = cacheName;
        this.size = size;
        this.sha256 = sha256;
    }

    URI address() {
        return address;
    }

    /** Where the file is kept, whether it is there or not. */
    Path cached() {
        return CacheFolder.get().resolve(cacheName);
    }

    /**
     * The file from the cache folder, downloaded if it is not there. A file that is there is taken if its size is right; its
     * checksum was compared when it came.
     */
    Path get() throws IOException {
        Path file = cached();
        if (Files.exists(file)) {
            long found = Files.size(file);
            if (size >= 0 && found != size) {
                throw new IOException(file + ": it has " + found + " bytes, expected " + size
                        + "; delete it, and it is downloaded again from " + address);
            }
            return file;
        }
        Download download = Download.of(address);
        if (size >= 0) {
            download = download.size(size);
        }
        if (sha256 != null) {
            download = download.sha256(sha256);
        }
        return download.to(file);
    }
}
