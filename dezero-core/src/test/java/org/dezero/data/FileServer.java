package org.dezero.data;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A server on this machine that has files, and can be told to misbehave. */
final class FileServer implements AutoCloseable {
    /** How one request is answered; a request for which nothing else was said is answered as it should be. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** What the requests were: path, and range and condition if there were any. */
    final List<String> requests = new ArrayList<>();

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final Deque<Answer> answers = new ArrayDeque<>();

    @Nullable
    String tag = "\"1\"";

    boolean ranges = true;

    private final HttpServer server;

    FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address(String path) {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers in = exchange.getRequestHeaders();
            requests.add(exchange.getRequestURI().getPath()
                    + (in.containsKey("Range") ? " " + in.getFirst("Range") : "")
                    + (in.containsKey("If-Range") ? " if " + in.getFirst("If-Range") : ""));
            Answer special = answers.poll();
            if (special == null) {
                properly(exchange, Integer.MAX_VALUE);
            } else {
                special.to(exchange);
            }
        }
    }

    /** As it should be, but no more than so many bytes: then the connection is closed. */
    void properly(HttpExchange exchange, int most) throws IOException {
        byte[] file = files.get(exchange.getRequestURI().getPath());
        if (file == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        if (tag != null) {
            exchange.getResponseHeaders().set("ETag", tag);
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = 0;
        int status = 200;
        if (ranges
                && range != null
                && exchange.getRequestHeaders().getFirst("If-Range").equals(tag)) {
            from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            if (from >= file.length) {
                exchange.getResponseHeaders().set("Content-Range", "bytes */" + file.length);
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            status = 206;
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        }
        exchange.sendResponseHeaders(status, file.length - from);
        OutputStream out = exchange.getResponseBody();
        out.write(Arrays.copyOfRange(file, from, (int) Math.min((long) from + most, file.length)));
        out.flush();
    }

    /** The next request gets so many bytes and then a closed connection. */
    void cutAfter(int bytes) {
        answers.add(exchange -> properly(exchange, bytes));
    }

    /** The next request gets this status, headers (name, value, ...) and nothing else. */
    void refuse(int status, String... headers) {
        answers.add(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
