package org.dezero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
    private static final Dataset TEN = new ArrayDataset(
            HostArray.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 10, 1),
            HostArray.of(new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));

    private static List<Long> labels(Iterable<Batch> loader) {
        List<Long> out = new ArrayList<>();
        for (Batch batch : loader) {
            for (long t : batch.t().data().toHost().longs()) {
                out.add(t);
            }
        }
        return out;
    }

    private static List<Long> permutation(RandomState random) {
        return Arrays.stream(random.permutation(10)).mapToObj(i -> (long) i).toList();
    }

    @Test
    void batchesAreConstantsAndTheLastIsShort() {
        List<Batch> batches = new ArrayList<>();
        DataLoader loader = new DataLoader(TEN, 4, false);
        loader.forEach(batches::add);

        assertThat(loader.batches()).isEqualTo(3);
        assertThat(batches).extracting(Batch::size).containsExactly(4, 4, 2);
        Batch last = batches.get(2);
        assertThat(last.x().shape()).isEqualTo(Shape.of(2, 1));
        assertThat(last.x().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(last.x().data().toHost().floats()).containsExactly(8, 9);
        assertThat(last.t().data().toHost().longs()).containsExactly(8, 9);
        assertThat(last.x().requiresGrad()).isFalse();
        assertThat(last.t().requiresGrad()).isFalse();
    }

    @Test
    void anOrderIsDrawnWhenMadeAndAtEveryEnd() {
        RandomState random = new RandomState(0);
        RandomState replay = new RandomState(0);
        DataLoader loader = new DataLoader(TEN, 3, true, random);
        List<Long> first = permutation(replay);
        double between = random.rand();

        assertThat(between).isEqualTo(replay.rand());
        assertThat(labels(loader)).isEqualTo(first);
        List<Long> second = permutation(replay);
        assertThat(random.rand()).isEqualTo(replay.rand());
        assertThat(labels(loader)).isEqualTo(second).isNotEqualTo(first);
    }

    @Test
    void theNextOrderIsDrawnOnceAndAfterTheLastBatchWasUsed() {
        RandomState random = new RandomState(0);
        RandomState replay = new RandomState(0);
        Iterator<Batch> epoch = new DataLoader(TEN, 10, true, random).iterator();
        replay.permutation(10);
        epoch.next();

        assertThat(random.rand()).isEqualTo(replay.rand());
        assertThat(epoch.hasNext()).isFalse();
        assertThat(epoch.hasNext()).isFalse();
        replay.permutation(10);
        assertThat(random.rand()).isEqualTo(replay.rand());
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(epoch::next);
        assertThat(random.rand()).isEqualTo(replay.rand());
    }

    @Test
    void aLoopThatWasLeftStartsANewEpoch() {
        RandomState random = new RandomState(0);
        RandomState replay = new RandomState(0);
        DataLoader loader = new DataLoader(TEN, 3, true, random);
        permutation(replay);
        Iterator<Batch> left = loader.iterator();
        left.next();

        List<Long> second = permutation(replay);
        assertThat(labels(loader)).isEqualTo(second);
        List<Long> third = permutation(replay);
        // The iterator left behind finishes its own epoch and disturbs nobody.
        left.next();
        left.next();
        left.next();
        assertThat(left.hasNext()).isFalse();
        assertThat(labels(loader)).isEqualTo(third);
    }

    @Test
    void anIteratorThatWasNotUsedCostsNothing() {
        RandomState replay = new RandomState(0);
        DataLoader loader = new DataLoader(TEN, 3, true, new RandomState(0));
        assertThat(loader.iterator().hasNext()).isTrue();

        assertThat(labels(loader)).isEqualTo(permutation(replay));
        loader.reset();
        replay.permutation(10);
        assertThat(labels(loader)).isEqualTo(permutation(replay));
    }

    @Test
    void edges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataLoader(TEN, 0))
                .withMessageContaining("batch size 0");
        Dataset none = new ArrayDataset(HostArray.of(new double[0], 0, 2), null);
        assertThat(new DataLoader(none, 5, true, new RandomState(0))).isEmpty();
        assertThat(new DataLoader(TEN, Integer.MAX_VALUE, false).batches()).isEqualTo(1);
        assertThat(new DataLoader(TEN, Integer.MAX_VALUE, false)).hasSize(1);
    }
}
