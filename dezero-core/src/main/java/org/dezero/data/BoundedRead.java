package org.dezero.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads as many bytes as a header promises, and trusts the promise no further than bytes arrive. */
final class BoundedRead {
    private static final int FIRST = 1 << 16;

    private BoundedRead() {}

    /**
     * The next {@code count} bytes, or what there is of them. The array grows as they come: a file of a few bytes cannot
     * make a large one by what its header says.
     */
    static byte[] upTo(InputStream in, int count) throws IOException {
        byte[] out = new byte[Math.min(count, FIRST)];
        int filled = 0;
        while (true) {
            filled += in.readNBytes(out, filled, out.length - filled);
            if (filled < out.length) {
                return Arrays.copyOf(out, filled);
            }
            if (filled == count) {
                return out;
            }
            out = Arrays.copyOf(out, (int) Math.min(2L * filled, count));
        }
    }
}
