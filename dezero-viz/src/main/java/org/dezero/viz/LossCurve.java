package org.dezero.viz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of one or more curves over epochs, as a PNG.
 *
 * <pre>{@code
 * new LossCurve("digits").add("train", trainLosses).add("test", testLosses).writePng(Path.of("loss.png"));
 * }</pre>
 *
 * <p>It needs {@code java.desktop} and a font, but no display.
 */
public final class LossCurve {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 500;

    /** One curve: its name and its values at 1, 2, 3, ... */
    record Series(String name, double[] values) {}

    private final String title;
    private final List<Series> series = new ArrayList<>();

    /** A chart without curves. */
    public LossCurve(String title) {
        this.title = title;
    }

    /**
     * Adds a curve.
     *
     * @param name shown in the legend; each curve has its own
     * @param values at epoch 1, 2, 3, ...; copied. NaN and infinities leave a gap
     * @throws IllegalArgumentException without a finite value, or if the name is taken
     */
    public LossCurve add(String name, double... values) {
        boolean some = false;
        double[] shown = values.clone();
        for (int i = 0; i < shown.length; i++) {
            if (Double.isFinite(shown[i])) {
                some = true;
            } else {
                shown[i] = Double.NaN;
            }
        }
        if (!some) {
            throw new IllegalArgumentException(
                    "lossCurve: none of the " + shown.length + " values of '" + name + "' is finite; leave it out");
        }
        if (series.stream().anyMatch(s -> s.name().equals(name))) {
            throw new IllegalArgumentException(
                    "lossCurve: there is a curve '" + name + "' already; name it differently");
        }
        series.add(new Series(name, shown));
        return this;
    }

    /**
     * The PNG.
     *
     * @throws PictureException if this Java cannot draw; the message says why
     * @throws IllegalStateException without a curve
     */
    public byte[] png() throws PictureException {
        if (series.isEmpty()) {
            throw new IllegalStateException("lossCurve: '" + title + "' has no curve; add one");
        }
        // The chart stands in a class of its own, so that this one loads without AWT.
        return Drawing.attempt(() -> CurveChart.png(title, series, WIDTH, HEIGHT));
    }

    /**
     * Writes {@link #png()} to a file, replacing what is there.
     *
     * @throws PictureException if this Java cannot draw; no file is written
     * @throws IOException if the file cannot be written
     */
    public void writePng(Path file) throws PictureException, IOException {
        byte[] png = png();
        Files.write(file, png);
    }
}
