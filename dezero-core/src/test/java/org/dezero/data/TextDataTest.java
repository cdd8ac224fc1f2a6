package org.dezero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dezero.array.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Shakespeare} and {@link ImageNetLabels}. */
class TextDataTest {
    @TempDir
    Path folder;

    @BeforeEach
    void cache() {
        System.setProperty("dezero.cache", folder.toString());
    }

    @AfterEach
    void usualCache() {
        System.clearProperty("dezero.cache");
    }

    private Path text(String content) throws IOException {
        return Files.writeString(folder.resolve("text"), content);
    }

    @Test
    void charactersAreNumberedByFirstAppearance() throws IOException {
        Shakespeare set = Shakespeare.from(text("To be,\nor not 𝄞"));

        assertThat(set.size()).isEqualTo(14);
        assertThat(set.idToChar()).containsExactly("T", "o", " ", "b", "e", ",", "\n", "r", "n", "t", "𝄞");
        assertThat(set.charToId()).containsEntry("T", 0).containsEntry("𝄞", 10).hasSize(11);
        assertThat(set.get(0).x().shape()).isEqualTo(Shape.SCALAR);
        assertThat(set.all().x().longs()).containsExactly(0, 1, 2, 3, 4, 5, 6, 1, 7, 2, 8, 1, 9, 2);
        assertThat(set.all().t().longs()).containsExactly(1, 2, 3, 4, 5, 6, 1, 7, 2, 8, 1, 9, 2, 10);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> set.charToId().put("x", 1));
    }

    @Test
    void lineEndsAreOneCharacterAndGzipIsUnpacked() throws IOException {
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("a\r\nb\rc\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Shakespeare.from(packed).idToChar()).containsExactly("a", "\n", "b", "c");
        assertThat(Shakespeare.from(packed).size()).isEqualTo(5);
    }

    @Test
    void textsThatAreNoneAreNamed() throws IOException {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Shakespeare.from(text("a")))
                .withMessageContaining("text: a text of 1 characters; give two or more");
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xE4, 'b'});
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Shakespeare.from(latin))
                .withMessageContaining("latin: not a text in UTF-8");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ImageNetLabels.from(latin))
                .withMessageContaining("latin: not a text in UTF-8");
        // A file under the published name that is not the published one.
        Files.writeString(folder.resolve("shakespear.txt"), "To be");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(Shakespeare::new)
                .withMessageContaining("it has 5 bytes, expected 1115394; delete it")
                .withMessageContaining("give a text to Shakespeare.from");
    }

    @Test
    void textsAndLabelsComeFromAddressesToo() throws IOException {
        assertThat(Shakespeare.from(text("ab").toUri()).size()).isEqualTo(1);
        assertThat(ImageNetLabels.from(text("ab\ncd").toUri())).containsExactly("ab", "cd");
        try (FileServer server = new FileServer()) {
            server.files.put("/text", "abc".getBytes(StandardCharsets.UTF_8));
            server.files.put("/labels", "x\ny".getBytes(StandardCharsets.UTF_8));
            assertThat(Shakespeare.from(server.address("/text")).size()).isEqualTo(2);
            assertThat(Shakespeare.from(server.address("/text")).size()).isEqualTo(2);
            assertThat(ImageNetLabels.from(server.address("/labels"))).containsExactly("x", "y");
            assertThat(ImageNetLabels.from(server.address("/labels"))).containsExactly("x", "y");
            assertThat(server.requests).containsExactly("/text", "/labels");
        }
    }

    @Test
    void aDictionaryOfLabels() throws IOException {
        Path file = text("{0: 'tench, Tinca tinca',\n 2: \"dragonfly, devil's darning needle\",\n"
                + " 1: 'a \\'quoted\\' \\\\ \\\"one\\\"\\n\\t',}\n");

        assertThat(ImageNetLabels.from(file))
                .containsExactly(
                        "tench, Tinca tinca", "a 'quoted' \\ \"one\"\n\t", "dragonfly, devil's darning needle");
        assertThat(ImageNetLabels.from(text("{}"))).isEmpty();
        assertThat(ImageNetLabels.from(text(" {0:'a'}"))).containsExactly("a");
        assertThat(ImageNetLabels.from(text("tench\n goldfish \n\nshark\n")))
                .containsExactly("tench", "goldfish", "", "shark");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{0: 'a' 1: 'b'} | line 1: '}' expected",
                "{0: 'a', 0: 'b'} | line 1: the number 0 a second time",
                "{0: 'a', 2: 'b'} | 2 labels, numbered up to 2; number them from 0 on",
                "{0 'a'} | line 1: ':' expected",
                "{-1: 'a'} | line 1: a number expected",
                "{0000000000: 'a'} | line 1: a number expected",
                "{0: a} | line 1: '\"' expected",
                "{0: __import__('os')} | line 1: '\"' expected",
                "{0: 'a'}; x | line 1: more after the end",
                "{0: 'a' | line 1: '}' expected",
                "{0: 'a | line 1: the string has no end",
                "{0: 'a\\x41'} | line 1: the escape \\x is not known here",
                "{0: 'a',, 1: 'b'} | line 1: a number expected",
            })
    void onlyDictionariesOfLabelsAreRead(String content, String message) throws IOException {
        Path file = text(content);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ImageNetLabels.from(file))
                .satisfies(
                        e -> assertThat(e.getMessage()).startsWith(file + ": ").contains(message));
    }

    @Test
    void theLineOfAMistakeIsCounted() throws IOException {
        Path file = text("{0: 'a',\n1: 'b\n',\n2: 'c'}");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ImageNetLabels.from(file))
                .withMessageContaining("line 2: the string has no end");
    }

    @Test
    void theListInTheCacheFolderHasAThousandLabels() throws IOException {
        assertThat(ImageNetLabels.local()).isEmpty();
        Path kept = folder.resolve("imagenet1000_clsidx_to_labels.txt");
        Files.writeString(kept, "{0: 'tench'}");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(ImageNetLabels::labels)
                .withMessageContaining("1 labels, expected 1000; delete it");

        StringBuilder thousand = new StringBuilder("{");
        for (int i = 0; i < 1000; i++) {
            thousand.append(i).append(": 'kind ").append(i).append("',\n");
        }
        Files.writeString(kept, thousand.append("}"));
        List<String> labels = ImageNetLabels.labels();
        assertThat(labels).hasSize(1000);
        assertThat(labels.get(340)).isEqualTo("kind 340");
        assertThat(ImageNetLabels.local()).contains(labels);
    }
}
