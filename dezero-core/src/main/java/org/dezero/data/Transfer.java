package org.dezero.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches the bytes of a file by HTTP, from where an earlier transfer stopped if that is possible. */
final class Transfer {
    private static final int CONNECT_MILLIS = 30_000;
    private static final int READ_MILLIS = 60_000;
    private static final int REDIRECTIONS = 5;
    private static final int ATTEMPTS = 5;
    private static final int BUFFER = 1 << 16;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private final URI address;
    private final long expected;
    private final DownloadProgress progress;

    /**
     * A transfer.
     *
     * @param expected the number of bytes, -1 if it is not known
     */
    Transfer(URI address, long expected, DownloadProgress progress) {
        this.address = address;
        this.expected = expected;
        this.progress = progress;
    }

    /**
     * Fetches what is missing. Where the connection is cut it goes on at once, a few times, as long as bytes arrive.
     *
     * @throws FileNotFoundException if there is no such file at the address
     * @throws IOException if not all bytes could be had; those that arrived stay in {@code part}
     */
    void complete(PartialFile part) throws IOException {
        for (int attempt = 1; ; attempt++) {
            long before = part.size();
            Cut cut = attempt(part);
            if (cut == null) {
                return;
            }
            if (part.size() <= before || attempt == ATTEMPTS) {
                throw new IOException(
                        address + ": the connection was cut after " + part.size() + " of "
                                + (cut.total < 0 ? "an unknown number of" : cut.total) + " bytes"
                                + (cut.cause == null ? "" : " (" + cut.cause.getMessage() + ")") + "; they are kept in "
                                + part.path() + ", try again to go on",
                        cut.cause);
            }
        }
    }

    /**
     * How a connection ended too early.
     *
     * @param total the number of bytes of the whole file, -1 if it is not known
     */
    private record Cut(long total, @Nullable IOException cause) {}

    /** One request; null if all bytes are here after it. */
    private @Nullable Cut attempt(PartialFile part) throws IOException {
        String version = part.version(address.toString());
        if (version == null) {
            part.restart(address.toString(), null);
        }
        HttpURLConnection connection = request(part.size(), version);
        try {
            int status = connection.getResponseCode();
            long total;
            if (status == HttpURLConnection.HTTP_PARTIAL) {
                Matcher range = CONTENT_RANGE.matcher(String.valueOf(connection.getHeaderField("Content-Range")));
                if (!range.matches() || Long.parseLong(range.group(1)) != part.size()) {
                    throw new IOException(address + ": the server sends " + connection.getHeaderField("Content-Range")
                            + ", asked for were the bytes from " + part.size() + " on; delete " + part.path()
                            + " and try again");
                }
                total = range.group(3).equals("*") ? -1 : Long.parseLong(range.group(3));
            } else if (status == HttpURLConnection.HTTP_OK) {
                part.restart(address.toString(), versionOf(connection));
                total = connection.getContentLengthLong();
            } else if (status == RANGE_NOT_SATISFIABLE && part.size() > 0) {
                if (("bytes */" + part.size()).equals(connection.getHeaderField("Content-Range"))) {
                    return null;
                }
                part.restart(address.toString(), null);
                return attempt(part);
            } else {
                throw refused(status, connection.getResponseMessage());
            }
            if (expected >= 0 && total >= 0 && total != expected) {
                part.restart(address.toString(), null);
                throw new IOException(address + ": the file there has " + total + " bytes, expected " + expected
                        + "; it has changed: see whether this is still the file that was meant");
            }
            return receive(connection, part, total);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection request(long from, @Nullable String version) throws IOException {
        URI at = address;
        for (int i = 0; i <= REDIRECTIONS; i++) {
            HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setUseCaches(false);
            connection.setInstanceFollowRedirects(false);
            // What is counted and checked are the bytes of the file, not of a compressed transfer.
            connection.setRequestProperty("Accept-Encoding", "identity");
            if (version != null && from > 0) {
                connection.setRequestProperty("Range", "bytes=" + from + "-");
                connection.setRequestProperty("If-Range", version);
            }
            int status;
            try {
                status = connection.getResponseCode();
            } catch (IOException e) {
                throw new IOException(
                        address + ": cannot be reached (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                                + "); see to the network, or get the file another way",
                        e);
            }
            String location = connection.getHeaderField("Location");
            if (status / 100 != 3 || location == null) {
                return connection;
            }
            connection.disconnect();
            at = redirected(at, location);
        }
        throw new IOException(address + ": redirected more than " + REDIRECTIONS + " times; give another address");
    }

    private URI redirected(URI from, String location) throws IOException {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException(address + ": redirected to '" + location + "', which is no address", e);
        }
        boolean downgrade = "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme());
        if (!Download.isWeb(to) || downgrade) {
            throw new IOException(
                    address + ": redirected to " + to + ", where nobody vouches for the file; give another address");
        }
        return to;
    }

    private IOException refused(int status, @Nullable String reason) {
        String answer = address + ": the server answers " + status + (reason == null ? "" : " " + reason);
        return status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE
                ? new FileNotFoundException(answer + "; there is no such file, give another address")
                : new IOException(answer + "; try again later, or get the file another way");
    }

    /** What tells this version of the file from others: a strong ETag, else the date; null if the server gives neither. */
    private static @Nullable String versionOf(HttpURLConnection connection) {
        String tag = connection.getHeaderField("ETag");
        return tag != null && tag.startsWith("\"") ? tag : connection.getHeaderField("Last-Modified");
    }

    private @Nullable Cut receive(HttpURLConnection connection, PartialFile part, long total) throws IOException {
        long end = total >= 0 ? total : expected;
        long done = part.size();
        progress.at(done, total);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = connection.getInputStream()) {
            while (true) {
                int n;
                try {
                    n = in.read(buffer);
                } catch (IOException e) {
                    return new Cut(end, e);
                }
                if (n < 0) {
                    break;
                }
                part.append(buffer, n);
                done += n;
                if (end >= 0 && done > end) {
                    part.restart(address.toString(), null);
                    throw new IOException(address + ": the server sends more than " + end
                            + " bytes; it was stopped: see whether this is still the file that was meant");
                }
                progress.at(done, total);
            }
        }
        return end >= 0 && done < end ? new Cut(end, null) : null;
    }
}
