package org.dezero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.io.Npy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigDataTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path label = Files.createDirectory(folder.resolve("label"));
        for (int i = 0; i < 12; i++) {
            Npy.write(data.resolve(i + ".npy"), HostArray.of(new float[] {i, 10 * i}));
            Npy.write(label.resolve(i + ".npy"), HostArray.of(new long[] {i % 3}, Shape.SCALAR));
        }
        Files.writeString(data.resolve("notes.txt"), "not an example");
    }

    @Test
    void eachExampleIsReadFromItsFiles() {
        BigData set = new BigData(folder);

        assertThat(set.size()).isEqualTo(12);
        assertThat(set.get(11).x().floats()).containsExactly(11, 110);
        assertThat(set.get(11).t().longs()).containsExactly(2);
        Example both = set.gather(3, 1);
        assertThat(both.x().shape()).isEqualTo(Shape.of(2, 2));
        assertThat(both.t().longs()).containsExactly(0, 1);
        List<Integer> sizes = new ArrayList<>();
        new DataLoader(set, 5).forEach(batch -> sizes.add(batch.size()));
        assertThat(sizes).containsExactly(5, 5, 2);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> set.get(12));
    }

    @Test
    void filesAreReadWhenAskedForAndNotBefore() throws IOException {
        BigData set = new BigData(folder);
        Npy.write(folder.resolve("data/4.npy"), HostArray.of(new double[] {7}));
        assertThat(set.get(4).x().doubles()).containsExactly(7);

        Files.writeString(folder.resolve("data/4.npy"), "no array");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> set.get(4))
                .withMessageContaining("BigData: example 4: ")
                .withMessageContaining("4.npy");
        Files.delete(folder.resolve("label/5.npy"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> set.get(5))
                .withMessageContaining("BigData: example 5: ")
                .withMessageContaining("5.npy");
    }

    @Test
    void theSizeMayBeGiven() {
        assertThat(new BigData(folder, 1_000_000).size()).isEqualTo(1_000_000);
        assertThat(new BigData(folder, 3).gather(2).x().floats()).containsExactly(2, 20);
        assertThatIllegalArgumentException().isThrownBy(() -> new BigData(folder, -1));
    }

    @Test
    void numbersHaveNoGap() throws IOException {
        Files.delete(folder.resolve("data/7.npy"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new BigData(folder))
                .withMessageContaining("no 7.npy in ")
                .withMessageContaining("but a 11.npy");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new BigData(folder.resolve("nowhere")))
                .withMessageContaining("cannot list");
    }

    @Test
    void labelsMayBeMissing() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.createDirectory(other.resolve("data"));
        assertThat(new BigData(other).size()).isZero();
        Npy.write(other.resolve("data/0.npy"), HostArray.of(new double[] {1}));
        assertThat(new BigData(other).get(0).hasLabel()).isFalse();
    }
}
