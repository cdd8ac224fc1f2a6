package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.dezero.array.DType;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
    private static void give(BufferPool pool, int length) {
        pool.give(DType.FLOAT64, length, new double[length]);
    }

    @Test
    void givesBackWhatFitsExactly() {
        BufferPool pool = new BufferPool();
        double[] data = new double[100];
        pool.give(DType.FLOAT64, 100, data);
        assertThat(pool.take(DType.FLOAT64, 99)).isNull();
        assertThat(pool.take(DType.FLOAT32, 100)).isNull();
        assertThat(pool.take(DType.FLOAT64, 100)).isSameAs(data);
        assertThat(pool.take(DType.FLOAT64, 100)).isNull();
    }

    @Test
    void letsGoOfWhatManyRoundsDidNotNeed() {
        BufferPool pool = new BufferPool();
        give(pool, 100);
        for (int i = 0; i < 40; i++) {
            pool.endRound();
        }
        assertThat(pool.take(DType.FLOAT64, 100)).isNull();
    }

    /** Steps of changing lengths would otherwise fill the heap. */
    @Test
    void beyondItsLimitOtherLengthsMakeRoom() {
        BufferPool pool = new BufferPool(2000);
        give(pool, 100);
        give(pool, 101);
        pool.endRound();
        give(pool, 102);
        assertThat(pool.take(DType.FLOAT64, 100)).isNull();
        assertThat(pool.take(DType.FLOAT64, 101)).isNull();
        assertThat(pool.take(DType.FLOAT64, 102)).isNotNull();
    }

    @Test
    void beyondItsLimitWhatIsInUseStaysAndTheRestIsLeftToTheCollector() {
        BufferPool pool = new BufferPool(2000);
        give(pool, 100);
        give(pool, 100);
        pool.endRound();
        Object used = pool.take(DType.FLOAT64, 100);
        assertThat(used).isNotNull();
        give(pool, 100);
        give(pool, 100);
        assertThat(pool.take(DType.FLOAT64, 100)).isNotNull();
        assertThat(pool.take(DType.FLOAT64, 100)).isNotNull();
        assertThat(pool.take(DType.FLOAT64, 100)).isNull();
    }
}
