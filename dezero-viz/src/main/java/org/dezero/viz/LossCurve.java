package org.dezero.viz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

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
    private final String title;
    private final Chart chart;
    private boolean empty = true;

    /** A chart without curves. */
    public LossCurve(String title) {
        this.title = title;
        this.chart = new Chart(title, "epoch", "loss");
    }

    /**
     * Adds a curve.
     *
     * @param name shown in the legend; each curve has its own
     * @param values at epoch 1, 2, 3, ...; copied. NaN and infinities leave a gap
     * @throws IllegalArgumentException without a finite value, or if the name is taken
     */
    public LossCurve add(String name, double... values) {
        if (Arrays.stream(values).noneMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "lossCurve: none of the " + values.length + " values of '" + name + "' is finite; leave it out");
        }
        if (chart.has(name)) {
            throw new IllegalArgumentException(
                    "lossCurve: there is a curve '" + name + "' already; name it differently");
        }
        chart.line(name, values);
        empty = false;
        return this;
    }

    /**
     * The PNG.
     *
     * @throws PictureException if this Java cannot draw; the message says why
     * @throws IllegalStateException without a curve
     */
    public byte[] png() throws PictureException {
        if (empty) {
            throw new IllegalStateException("lossCurve: '" + title + "' has no curve; add one");
        }
        return chart.png();
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
