package org.dezero.viz;

import org.graphper.api.attributes.FontStyle;
import org.graphper.def.FlatPoint;
import org.graphper.layout.FontSelector;
import org.graphper.layout.MeasureText;

/**
 * Tells graphper how wide a text is, from the advance widths of a common sans-serif face.
 *
 * <p>graphper finds it through {@link java.util.ServiceLoader} and prefers it to its own measuring with AWT. So a graph
 * looks the same on every machine, and one without AWT or fonts can draw it. Which face shows the text is the viewer's
 * business in any case. Public for the loader only.
 */
public final class TextWidths implements MeasureText, FontSelector {
    static final String FONT = "Helvetica,Arial,sans-serif";

    /** Helvetica's widths of the characters from space to tilde, in thousandths of the font size. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // to ?
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // to _
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // to o
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 // to ~
    };

    /** Many a face is wider. */
    private static final double ROOM = 1.1;

    private static final int LATIN_AND_GREEK = 700;
    private static final int IDEOGRAPH = 1000;

    /** For the loader. */
    public TextWidths() {}

    /** Before graphper's own, whose smallest is 0. */
    @Override
    public int order() {
        return -1;
    }

    @Override
    public boolean envSupport() {
        return true;
    }

    /** The width of the longest line and the height of all, in points. */
    @Override
    public FlatPoint measure(String text, String fontName, double fontSize, FontStyle... fontStyles) {
        if (text == null || text.isEmpty() || fontSize <= 0) {
            return new FlatPoint(0, 0);
        }
        String[] lines = text.split("\\R", -1);
        long widest = 0;
        for (String line : lines) {
            widest = Math.max(
                    widest, line.codePoints().mapToLong(TextWidths::width).sum());
        }
        return new FlatPoint(lines.length * 1.2 * fontSize, widest / 1000.0 * ROOM * fontSize);
    }

    private static int width(int character) {
        int i = character - ' ';
        if (i >= 0 && i < WIDTHS.length) {
            return WIDTHS[i];
        }
        return character < 0x1100 ? LATIN_AND_GREEK : IDEOGRAPH;
    }

    @Override
    public String defaultFont() {
        return FONT;
    }

    @Override
    public boolean exists(String fontName) {
        return true;
    }

    @Override
    public boolean fontSupport(String fontName, char character) {
        return true;
    }

    @Override
    public String findFirstSupportFont(char character) {
        return FONT;
    }
}
