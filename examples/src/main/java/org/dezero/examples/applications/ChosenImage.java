package org.dezero.examples.applications;

import java.io.IOException;
import java.nio.file.Path;
import org.dezero.transforms.Image;
import org.jspecify.annotations.Nullable;

/** Images of the command line, and generated ones where none was named. */
final class ChosenImage {
    private static final int HEIGHT = 240;
    private static final int WIDTH = 320;

    private ChosenImage() {}

    /**
     * The image in a file; without one a red ball before a landscape of two colours. Says which.
     *
     * @throws InputException if the file is no image
     */
    static Image scene(@Nullable Path file, ApplicationOutput out) {
        return file != null
                ? read("--image", file, out)
                : generated("--image", "a ball before a landscape", out, (y, x) -> {
                    double dy = y - 0.45;
                    double dx = (x - 0.6) * WIDTH / HEIGHT;
                    if (dy * dy + dx * dx < 0.06) {
                        return new double[] {0.9, 0.2 + 0.5 * (0.45 - dy), 0.15};
                    }
                    return y < 0.6
                            ? new double[] {0.5 * y, 0.4 + 0.4 * y, 0.9}
                            : new double[] {0.3, 0.9 - 0.5 * y, 0.2};
                });
    }

    /**
     * The image in a file; without one waves in blue and yellow. Says which.
     *
     * @throws InputException if the file is no image
     */
    static Image style(@Nullable Path file, ApplicationOutput out) {
        return file != null
                ? read("--style", file, out)
                : generated("--style", "waves in blue and yellow", out, (y, x) -> {
                    double wave = 0.5 + 0.5 * Math.sin(40 * y + 6 * Math.sin(9 * x));
                    return new double[] {wave, 0.8 * wave, 1 - 0.8 * wave};
                });
    }

    private static Image read(String option, Path file, ApplicationOutput out) {
        try {
            Image image = Image.read(file);
            out.line("image: %s, %d x %d pixels", file, image.width(), image.height());
            return image;
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(option + ": " + e.getMessage(), e);
        }
    }

    /** Red, green and blue, from 0 to 1, at a place with both coordinates from 0 to 1. */
    @FunctionalInterface
    private interface Painting {
        double[] at(double y, double x);
    }

    private static Image generated(String option, String what, ApplicationOutput out, Painting painting) {
        out.line("no %s: a generated image, %s", option, what);
        byte[] rgb = new byte[HEIGHT * WIDTH * 3];
        int to = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (double channel : painting.at((double) y / HEIGHT, (double) x / WIDTH)) {
                    rgb[to++] = (byte) Math.round(255 * Math.max(0, Math.min(1, channel)));
                }
            }
        }
        return Image.of(HEIGHT, WIDTH, Image.Mode.RGB, rgb);
    }
}
