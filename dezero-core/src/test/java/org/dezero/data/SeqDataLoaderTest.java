package org.dezero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

class SeqDataLoaderTest {
    private static Dataset numbers(int n) {
        long[] t = LongStream.range(0, n).toArray();
        return new ArrayDataset(HostArray.of(LongStream.of(t).asDoubleStream().toArray(), n, 1), HostArray.of(t));
    }

    private static List<long[]> batches(SeqDataLoader loader) {
        List<long[]> out = new ArrayList<>();
        for (Batch batch : loader) {
            out.add(batch.t().data().toHost().longs());
        }
        return out;
    }

    @Test
    void rowsAreReadSideBySideAndWrapAround() {
        SeqDataLoader loader = new SeqDataLoader(numbers(10), 3);

        assertThat(loader.batches()).isEqualTo(4);
        long[][] expected = {{0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {3, 6, 9}};
        assertThat(batches(loader)).containsExactly(expected);
        assertThat(batches(loader)).containsExactly(expected);
        Batch first = loader.iterator().next();
        assertThat(first.x().shape()).isEqualTo(Shape.of(3, 1));
        assertThat(first.x().data().toHost().doubles()).containsExactly(0, 3, 6);
        assertThat(first.x().requiresGrad()).isFalse();
    }

    @Test
    void numbersWrapAtTheEndOfTheDataset() {
        // 7 in rows of 2: the second row, 3 to 6, comes to its end with the last batch; 5 in rows of 4 wraps.
        assertThat(batches(new SeqDataLoader(numbers(7), 2)))
                .containsExactly(new long[] {0, 3}, new long[] {1, 4}, new long[] {2, 5}, new long[] {3, 6});
        assertThat(batches(new SeqDataLoader(numbers(3), 5))).containsExactly(new long[] {0, 0, 0, 0, 0});
        assertThat(batches(new SeqDataLoader(numbers(5), 4)))
                .containsExactly(new long[] {0, 1, 2, 3}, new long[] {1, 2, 3, 4});
        assertThat(batches(new SeqDataLoader(numbers(11), 6)).get(1)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aLoopThatWasLeftStartsAtTheFirstBatchAgain() {
        SeqDataLoader loader = new SeqDataLoader(numbers(4), 2);
        loader.iterator().next();

        assertThat(batches(loader)).containsExactly(new long[] {0, 2}, new long[] {1, 3});
    }

    @Test
    void edges() {
        assertThat(new SeqDataLoader(numbers(0), 3)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeqDataLoader(numbers(4), 0))
                .withMessageContaining("batch size 0");
        Iterator<Batch> epoch = new SeqDataLoader(numbers(1), 1).iterator();
        epoch.next();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(epoch::next);
    }
}
