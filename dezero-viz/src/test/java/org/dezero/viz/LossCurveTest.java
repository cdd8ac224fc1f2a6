package org.dezero.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossCurveTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void drawsTheCurve(int epochs, @TempDir Path folder) throws Exception {
        double[] losses = new double[epochs];
        for (int i = 0; i < epochs; i++) {
            losses[i] = 2.3 / (i + 1);
        }
        LossCurve curve = new LossCurve("digits").add("train", losses).add("test", losses);
        Path file = folder.resolve("loss.png");
        if (!canMeasureText()) {
            assertThatThrownBy(() -> curve.writePng(file)).isInstanceOf(PictureException.class);
            assertThat(file).doesNotExist();
            return;
        }
        curve.writePng(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(curve.png());
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(800);
        assertThat(image.getHeight()).isEqualTo(500);
        assertThat(colours(image)).hasSizeGreaterThan(20);
    }

    @Test
    void theCurveIsInThePicture() throws Exception {
        if (!canMeasureText()) {
            return;
        }
        byte[] falling = new LossCurve("loss").add("a", 3, 2, 1).png();
        byte[] rising = new LossCurve("loss").add("a", 1, 2, 3).png();
        assertThat(falling).isNotEqualTo(rising);
        assertThat(new LossCurve("loss")
                        .add("a", 1, Double.NaN, 3, Double.POSITIVE_INFINITY, 2)
                        .png())
                .satisfies(png ->
                        assertThat(ImageIO.read(new ByteArrayInputStream(png))).isNotNull());
    }

    @Test
    void refusesWhatIsNoCurve() {
        LossCurve curve = new LossCurve("digits").add("train", 1, 2);
        assertThatThrownBy(() -> curve.add("train", 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lossCurve: there is a curve 'train' already; name it differently");
        assertThatThrownBy(() -> curve.add("test", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lossCurve: none of the 1 values of 'test' is finite; leave it out");
        assertThatThrownBy(() -> new LossCurve("empty").png())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("lossCurve: 'empty' has no curve; add one");
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> out = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                out.add(image.getRGB(x, y));
            }
        }
        return out;
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
