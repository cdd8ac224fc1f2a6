package org.dezero.transforms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The colour profile in a JPEG file, which phones write: the JDK applies it, Pillow does not. */
final class JpegProfile {
    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APPLICATION_2 = 0xE2;

    private JpegProfile() {}

    /** The file without it; other files, and those without one, as they are. */
    static byte[] removed(byte[] file) {
        if (file.length < 4 || marker(file, 0) != START_OF_IMAGE) {
            return file;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, 2);
        int at = 2;
        // Before the first scan a file is a row of segments: a marker, two bytes of length, which counts itself, the
        // rest.
        while (at + 4 <= file.length && marker(file, at) > 0 && marker(file, at) != START_OF_SCAN) {
            int length = 2 + ((file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF));
            int end = Math.min(at + length, file.length);
            if (!isProfile(file, at, end)) {
                out.write(file, at, end - at);
            }
            at = end;
        }
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    /** The marker at a place, -1 if there is none. */
    private static int marker(byte[] file, int at) {
        return (file[at] & 0xFF) == 0xFF ? file[at + 1] & 0xFF : -1;
    }

    private static boolean isProfile(byte[] file, int at, int end) {
        int name = at + 4;
        return marker(file, at) == APPLICATION_2
                && end - name >= NAME.length
                && Arrays.equals(file, name, name + NAME.length, NAME, 0, NAME.length);
    }
}
