package org.dezero.data;

import java.io.IOException;
import java.nio.file.Path;

/** Images and labels as their files have them, one byte each. */
final class LabelledImages {
    final int channels;
    final int height;
    final int width;
    /** {@code (n, channels, height, width)}, from 0 to 255. */
    final byte[] pixels;

    final byte[] labels;

    LabelledImages(int channels, int height, int width, byte[] pixels, byte[] labels) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.pixels = pixels;
        this.labels = labels;
    }

    /** Checks that labels are from 0 to {@code classes - 1}. */
    static void checkLabels(Path file, byte[] labels, int classes) throws IOException {
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i] & 0xFF;
            if (label >= classes) {
                throw new IOException(file + ": label " + i + " is " + label + ", expected 0 to " + (classes - 1)
                        + "; give the file with the labels of this data set");
            }
        }
    }
}
