package org.dezero.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images are Pillow's, byte for byte. */
class PillowTest {
    private static List<String> lines(String resource) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PillowTest.class.getResourceAsStream(resource)), StandardCharsets.US_ASCII))) {
            return in.lines().filter(l -> !l.startsWith("#")).collect(Collectors.toList());
        }
    }

    static List<String> operations() throws IOException {
        return lines("pillow.txt");
    }

    static List<String> pictures() throws IOException {
        return lines("pictures.txt");
    }

    /** The noise of the fixtures: bits 16 to 23 of a linear congruential generator. */
    static Image noise(long seed, Image.Mode mode, int width, int height) {
        byte[] bytes = new byte[width * height * mode.channels()];
        long state = seed;
        for (int i = 0; i < bytes.length; i++) {
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF;
            bytes[i] = (byte) (state >> 16);
        }
        return Image.of(height, width, mode, bytes);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operationsOnImages(String line) {
        String[] f = line.split(" ");
        Image in =
                noise(Long.parseLong(f[1]), Image.Mode.valueOf(f[2]), Integer.parseInt(f[3]), Integer.parseInt(f[4]));
        int width = Integer.parseInt(f[6]);
        int height = Integer.parseInt(f[7]);

        Image out;
        switch (f[0]) {
            case "resize":
                out = new Resize(width, height, Filter.valueOf(f[5])).apply(in);
                break;
            case "crop":
                out = new CenterCrop(width, height).apply(in);
                break;
            case "grey":
                out = new Convert(Image.Mode.L).apply(in);
                break;
            case "colour":
                out = new Convert(Image.Mode.RGB).apply(in);
                break;
            default:
                assertThat(f[0]).isEqualTo("flip");
                out = new RandomHorizontalFlip(1).apply(in);
        }

        assertThat(out.width()).isEqualTo(width);
        assertThat(out.height()).isEqualTo(height);
        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(f[8]);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void pictureFiles(String line) throws IOException, URISyntaxException {
        String[] f = line.split(" ");
        Image read = Image.read(Path.of(
                Objects.requireNonNull(PillowTest.class.getResource(f[0])).toURI()));

        assertThat(read).hasToString(f[1] + " " + f[3] + " x " + f[2]);
        assertThat(HexFormat.of().formatHex(read.toByteArray())).isEqualTo(f[4]);
    }
}
