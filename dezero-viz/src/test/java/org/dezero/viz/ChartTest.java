package org.dezero.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {
    private static final int BLUE = 0xff0072b2;
    private static final int VERMILION = 0xffd55e00;
    private static final int PALE_BLUE = 0xffc0dcec;

    @Test
    void drawsLinesPointsAndRegions(@TempDir Path folder) throws Exception {
        Chart chart = new Chart("all kinds", "x", "y")
                .region("below", new double[] {0, 0.5, 1}, new double[] {0, 0, 0})
                .line("line", new double[] {0, 1}, new double[] {0, 2})
                .points("points", new double[] {0, 0.5, 1}, new double[] {2, 2, 2});
        Path file = folder.resolve("chart.png");
        if (!canMeasureText()) {
            assertThatThrownBy(() -> chart.writePng(file)).isInstanceOf(PictureException.class);
            assertThat(file).doesNotExist();
            return;
        }
        chart.writePng(file);
        byte[] image = Files.readAllBytes(file);
        // Three marks of some seven by seven pixels each; a line across most of 800.
        assertThat(count(image, PALE_BLUE)).isGreaterThan(80);
        assertThat(count(image, VERMILION)).isGreaterThan(30);
        assertThat(count(image, BLUE)).isGreaterThan(300);
    }

    @Test
    void valuesThatAreNotFiniteLeaveAGap() throws Exception {
        if (!canMeasureText()) {
            return;
        }
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        byte[] whole = new Chart("", "", "").line("a", 1, 2, 3, 4, 5, 6).png();
        byte[] torn = new Chart("", "", "").line("a", 1, 2, nan, inf, 5, 6).png();
        byte[] tornInX = new Chart("", "", "")
                .line("a", new double[] {1, 2, nan, -inf, 5, 6}, new double[] {1, 2, 3, 4, 5, 6})
                .png();
        int all = count(whole, BLUE);
        assertThat(count(torn, BLUE)).isBetween(all / 4, all * 3 / 4);
        assertThat(count(tornInX, BLUE)).isBetween(all / 4, all * 3 / 4);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        Chart chart = new Chart("sin", "x", "y").line("a", 1, 2);
        assertThatThrownBy(() -> chart.points("a", new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points: there is a 'a' already; name it differently");
        assertThatThrownBy(() -> chart.line("b", new double[] {1, 2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("line: 'b' has 2 x and 1 y; give as many of both");
        assertThatThrownBy(() -> chart.region("c", new double[] {Double.NaN, 1}, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("region: no value of 'c' is finite; leave it out");
        assertThatThrownBy(() -> new Chart("nothing", "", "").png())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("chart: 'nothing' is empty; add a line or points");
    }

    private static int count(byte[] png, int colour) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int n = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                n += image.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return n;
    }

    /** A machine with a JDK and nothing else may have no font. */
    private static boolean canMeasureText() {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("x", new FontRenderContext(null, true, true));
            return true;
        } catch (RuntimeException | LinkageError | InternalError e) {
            return false;
        }
    }
}
