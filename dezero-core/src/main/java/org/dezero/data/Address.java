package org.dezero.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Addresses given by the user: of a folder or file on this machine, or on the web. */
final class Address {
    private Address() {}

    /**
     * The place on this machine.
     *
     * @return null if the address is one of the web
     * @throws IOException if it is neither
     */
    static @Nullable Path local(String dataset, URI address) throws IOException {
        if (Download.isWeb(address)) {
            return null;
        }
        try {
            return Path.of(address);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new IOException(
                    dataset + ": not an address of a file: " + address + " (" + e.getMessage()
                            + "); give file:///folder/name or https://host/name",
                    e);
        }
    }

    /** The last part of the path; empty if it ends with a slash. */
    static String name(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** An address under another, whether that ends with a slash or not. */
    static URI under(URI base, String name) {
        String text = base.toString();
        return URI.create(text.endsWith("/") ? text + name : text + "/" + name);
    }

    /**
     * A folder in the cache folder for what comes from an address: its end, for readers, and a number that tells it from
     * others.
     */
    static String cacheName(URI address) {
        String text = address.toString();
        String readable = text.replaceFirst("^https?://", "").replaceAll("[^A-Za-z0-9.-]", "_");
        return "web/" + readable.substring(Math.max(0, readable.length() - 100)) + "-"
                + String.format("%08x", text.hashCode());
    }
}
