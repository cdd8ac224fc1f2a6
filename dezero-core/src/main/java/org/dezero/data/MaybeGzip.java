package org.dezero.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file's bytes, unpacked if its first two bytes are gzip's; its name says nothing. */
final class MaybeGzip extends FilterInputStream {
    private static final int BUFFER = 1 << 16;
    private final Path file;

    private MaybeGzip(Path file, InputStream in) {
        super(in);
        this.file = file;
    }

    /** Opens a file. */
    static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            return gzip ? new MaybeGzip(file, unpacked(file, raw)) : raw;
        } catch (IOException | RuntimeException e) {
            try {
                raw.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private static InputStream unpacked(Path file, InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw, BUFFER);
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
        }
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        try {
            return super.read(b, off, len);
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
        }
    }

    @Override
    public long skip(long n) throws IOException {
        try {
            return super.skip(n);
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
        }
    }

    private static IOException damaged(Path file, IOException cause) {
        return new IOException(
                file + ": damaged: not a complete gzip file (" + cause.getMessage() + "); get the file again", cause);
    }
}
