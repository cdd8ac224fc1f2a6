package org.dezero.viz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A chart of lines and points over two axes, as a PNG.
 *
 * <pre>{@code
 * new Chart("sin", "x", "y").line("sin", x, y).points("data", x, noisy).writePng(Path.of("sin.png"));
 * }</pre>
 *
 * <p>What was added first lies undermost. It needs {@code java.desktop} and a font, but no display.
 */
public final class Chart {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 500;
    private static final double GOLDEN_SECTION = 0.6180339887498949;

    /** How a series looks. */
    enum Kind {
        LINE,
        POINTS,
        REGION
    }

    /** One series: its name, its kind, and its values, NaN where there is a gap. */
    record Series(String name, Kind kind, double[] x, double[] y) {
        /** Whether there is one value only, which makes no line. */
        boolean single() {
            return Arrays.stream(y).filter(Double::isFinite).count() == 1;
        }
    }

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final List<Series> series = new ArrayList<>();

    /** A chart without series. */
    public Chart(String title, String xLabel, String yLabel) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
    }

    /**
     * Adds a line through points in their order.
     *
     * @param name shown in the legend; each series has its own
     * @param x as many as {@code y}; copied, as they are
     * @param y NaN and infinities leave a gap
     * @throws IllegalArgumentException if the numbers of values differ, none is finite, or the name is taken
     */
    public Chart line(String name, double[] x, double[] y) {
        return addAt("line", name, Kind.LINE, x, y);
    }

    /** Adds a line over 1, 2, 3, ...; see {@link #line(String, double[], double[])}. */
    public Chart line(String name, double... y) {
        return add("line", name, Kind.LINE, counted(y.length), y);
    }

    /** Adds a mark for each point; see {@link #line(String, double[], double[])}. */
    public Chart points(String name, double[] x, double[] y) {
        return addAt("points", name, Kind.POINTS, x, y);
    }

    /**
     * Adds a pale square for each point, so that points of a fine grid, 100 by 60 over the whole chart, make an area. The
     * first region has the colour of the first line or points, and so on; see {@link #line(String, double[], double[])}.
     */
    public Chart region(String name, double[] x, double[] y) {
        return addAt("region", name, Kind.REGION, x, y);
    }

    private Chart add(String what, String name, Kind kind, double[] x, double[] y) {
        double[] shown = y.clone();
        boolean some = false;
        for (int i = 0; i < shown.length; i++) {
            if (Double.isFinite(shown[i]) && Double.isFinite(x[i])) {
                some = true;
            } else {
                shown[i] = Double.NaN;
            }
        }
        if (!some) {
            throw new IllegalArgumentException(what + ": no value of '" + name + "' is finite; leave it out");
        }
        if (has(name)) {
            throw new IllegalArgumentException(what + ": there is a '" + name + "' already; name it differently");
        }
        double[] at = x.clone();
        for (int i = 0; i < at.length; i++) {
            if (!Double.isFinite(at[i])) {
                // Nothing is drawn there, but the axis would look at it.
                at[i] = firstFinite(x);
            }
        }
        series.add(new Series(name, kind, at, shown));
        return this;
    }

    /** Adds a series whose x need not be round numbers. */
    private Chart addAt(String what, String name, Kind kind, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    what + ": '" + name + "' has " + x.length + " x and " + y.length + " y; give as many of both");
        }
        // XChart labels evenly spaced x with their own digits, and any others with round numbers: one gap more, at the
        // golden section between two x, makes them uneven.
        double[] at = Arrays.copyOf(x, x.length + 1);
        at[x.length] = x.length < 2 ? Double.NaN : x[0] + (x[1] - x[0]) * GOLDEN_SECTION;
        double[] shown = Arrays.copyOf(y, y.length + 1);
        shown[y.length] = Double.NaN;
        return add(what, name, kind, at, shown);
    }

    private static double firstFinite(double[] x) {
        int i = 0;
        while (!Double.isFinite(x[i])) {
            i++;
        }
        return x[i];
    }

    boolean has(String name) {
        return series.stream().anyMatch(s -> s.name().equals(name));
    }

    private static double[] counted(int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = i + 1;
        }
        return out;
    }

    /**
     * The PNG.
     *
     * @throws PictureException if this Java cannot draw; the message says why
     * @throws IllegalStateException without a series
     */
    public byte[] png() throws PictureException {
        if (series.isEmpty()) {
            throw new IllegalStateException("chart: '" + title + "' is empty; add a line or points");
        }
        // The drawing stands in a class of its own, so that this one loads without AWT.
        return Drawing.attempt(() -> ChartDrawing.png(title, xLabel, yLabel, series, WIDTH, HEIGHT));
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
