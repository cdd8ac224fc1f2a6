package org.dezero.examples;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Files in the format of MNIST with images that are easily told apart: each kind has a square at a place of its own. */
public final class SmallImageFiles {
    private static final int SIDE = 28;
    private static final int CLASSES = 10;
    private static final int SQUARE = 8;

    private SmallImageFiles() {}

    /** Writes the four files, packed: some kilobytes for a hundred images. */
    public static Path write(Path folder, int train, int test) throws IOException {
        Files.createDirectories(folder);
        pair(folder, "train", train, 1);
        pair(folder, "t10k", test, 2);
        return folder;
    }

    private static void pair(Path folder, String half, int n, long seed) throws IOException {
        Random random = new Random(seed);
        byte[] labels = new byte[n];
        byte[] pixels = new byte[n * SIDE * SIDE];
        for (int i = 0; i < n; i++) {
            int label = i % CLASSES;
            labels[i] = (byte) label;
            int top = 2 + label / 4 * 9;
            int left = label % 4 * 7;
            int brightness = 150 + random.nextInt(100);
            for (int k = 0; k < SQUARE * SQUARE; k++) {
                int y = top + k / SQUARE;
                int x = (left + k % SQUARE) % SIDE;
                pixels[(i * SIDE + y) * SIDE + x] = (byte) brightness;
            }
            for (int k = 0; k < 10; k++) {
                pixels[i * SIDE * SIDE + random.nextInt(SIDE * SIDE)] = (byte) random.nextInt(256);
            }
        }
        write(folder.resolve(half + "-images-idx3-ubyte.gz"), pixels, n, SIDE, SIDE);
        write(folder.resolve(half + "-labels-idx1-ubyte.gz"), labels, n);
    }

    private static void write(Path file, byte[] values, int... lengths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(0x0800 + lengths.length);
            for (int length : lengths) {
                out.writeInt(length);
            }
            out.write(values);
        }
        Files.write(file, bytes.toByteArray());
    }
}
