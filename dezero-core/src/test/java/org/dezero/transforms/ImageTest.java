package org.dezero.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageTest {
    @TempDir
    Path folder;

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ImageTest.class.getResource(name)).toURI());
    }

    @Test
    void nothingChangesAnImage() {
        byte[] bytes = {1, 2, 3, 4, 5, (byte) 255};
        Image image = Image.of(2, 1, Image.Mode.RGB, bytes);
        bytes[0] = 9;
        image.toByteArray()[1] = 9;

        assertThat(image.toByteArray()).containsExactly(1, 2, 3, 4, 5, 255);
        assertThat(image.get(1, 0, 2)).isEqualTo(255);
        assertThat(image.get(0, 0, 1)).isEqualTo(2);
        assertThat(image).hasToString("RGB 2 x 1");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> image.get(0, 1, 0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> image.get(0, 0, 3));
    }

    @Test
    void imagesAreEqualByContent() {
        Image image = Image.of(1, 2, Image.Mode.L, (byte) 1, (byte) 2);

        assertThat(image)
                .isEqualTo(Image.of(1, 2, Image.Mode.L, (byte) 1, (byte) 2))
                .hasSameHashCodeAs(Image.of(1, 2, Image.Mode.L, (byte) 1, (byte) 2))
                .isNotEqualTo(Image.of(2, 1, Image.Mode.L, (byte) 1, (byte) 2))
                .isNotEqualTo(Image.of(1, 2, Image.Mode.L, (byte) 1, (byte) 3));
        assertThat(Image.of(1, 1, Image.Mode.RGB, new byte[3]))
                .isNotEqualTo(Image.of(1, 1, Image.Mode.BGR, new byte[3]));
    }

    @Test
    void sizesAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.of(2, 2, Image.Mode.RGB, new byte[11]))
                .withMessageContaining("11 bytes do not fill 2 rows of 2 pixels in mode RGB; give 12");
        assertThatIllegalArgumentException().isThrownBy(() -> Image.of(0, 2, Image.Mode.L));
        assertThatIllegalArgumentException().isThrownBy(() -> Image.of(-1, -1, Image.Mode.L, new byte[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.of(65536, 65536, Image.Mode.L))
                .withMessageContaining("no image can have 65536 rows of 65536 pixels");
    }

    @ParameterizedTest
    @EnumSource(Image.Mode.class)
    void whatIsWrittenIsRead(Image.Mode mode) throws IOException {
        Image image = PillowTest.noise(7, mode, 5, 3);
        Path file = folder.resolve("a.png");
        image.write(file);

        Image.Mode read = mode == Image.Mode.L ? Image.Mode.L : Image.Mode.RGB;
        assertThat(Image.read(file)).isEqualTo(new Convert(read).apply(image));
        assertThat(Image.of(image.toBufferedImage())).isEqualTo(new Convert(read).apply(image));
    }

    @Test
    void picturesOfTheJdkKeepTheirSamples() {
        BufferedImage transparent = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        transparent.setRGB(0, 0, 0x01_10_20_30);
        assertThat(Image.of(transparent).toByteArray()).containsExactly(0x10, 0x20, 0x30);

        BufferedImage fiveBits = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_565_RGB);
        fiveBits.getRaster().setPixel(0, 0, new int[] {31, 63, 1});
        assertThat(Image.of(fiveBits).toByteArray()).containsExactly(255, 255, 8);

        BufferedImage sixteenBits = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        sixteenBits.getRaster().setSample(0, 0, 0, 0x1234);
        assertThat(Image.of(sixteenBits)).isEqualTo(Image.of(1, 1, Image.Mode.L, (byte) 0x12));

        BufferedImage twoColors = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
        twoColors.setRGB(8, 0, 0xFFFFFF);
        assertThat(Image.of(twoColors).mode()).isEqualTo(Image.Mode.L);
        assertThat(Image.of(twoColors).toByteArray()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 255);
    }

    @Test
    void filesThatAreNoPicturesAreNamed() throws IOException, URISyntaxException {
        Path file = folder.resolve("notes.png");
        Files.writeString(file, "no picture");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Image.read(file))
                .withMessageStartingWith(file + ": not a picture in a format known here");

        byte[] whole = Files.readAllBytes(resource("rgb.png"));
        Files.write(file, Arrays.copyOf(whole, 60));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Image.read(file))
                .withMessageStartingWith(file + ": cannot be read as a picture: ");

        // The header claims 60000 x 60000 pixels.
        byte[] claims = whole.clone();
        claims[18] = (byte) (60000 >> 8);
        claims[19] = (byte) 60000;
        claims[22] = (byte) (60000 >> 8);
        claims[23] = (byte) 60000;
        Files.write(file, claims);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Image.read(file))
                .withMessageContaining("too large: 60000 x 60000 pixels");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Image.read(resource("cmyk.jpg")))
                .withMessageContaining("CMYK");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Image.read(folder.resolve("nowhere.png")));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Image.read(folder))
                .withMessage(folder + ": a folder; give the path of a picture in it");
    }

    @Test
    void picturesSideBySide() {
        List<Image> three = List.of(
                Image.of(2, 1, Image.Mode.L, (byte) 1, (byte) 2),
                Image.of(2, 1, Image.Mode.L, (byte) 3, (byte) 4),
                Image.of(2, 1, Image.Mode.L, (byte) 5, (byte) 6));

        assertThat(Image.mosaic(2, three).toByteArray()).containsExactly(1, 3, 2, 4, 5, 0, 6, 0);
        assertThat(Image.mosaic(1, three)).hasToString("L 6 x 1");
        Image colour = PillowTest.noise(1, Image.Mode.RGB, 2, 3);
        Image twice = Image.mosaic(2, List.of(colour, colour));
        assertThat(twice.get(2, 3, 1)).isEqualTo(colour.get(2, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Image.mosaic(2, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.mosaic(1 << 30, List.of(colour)))
                .withMessageStartingWith("mosaic: no image can have 3 rows of 2147483647 pixels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.mosaic(2, List.of(three.get(0), colour)))
                .withMessageContaining("the first is L 2 x 1, number 1 is RGB 3 x 2");
    }
}
