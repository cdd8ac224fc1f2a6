package org.dezero.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.BinaryOp;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    private static final int THREADS = 8;

    private final ArrayBackend xp = ArrayBackends.get("nd4j");

    @Test
    void eightThreadsComputeTheSameBits() throws Exception {
        double[] values = new double[37 * 53];
        Random random = new Random(7);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        NdArray shared = xp.array(values, 37, 53);
        double[] alone = rounds(shared);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<double[]>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(pool.submit(() -> {
                    start.await();
                    return rounds(shared);
                }));
            }
            start.countDown();
            for (Future<double[]> one : all) {
                assertThat(one.get()).containsExactly(alone);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(shared.toHost().doubles()).containsExactly(values);
    }

    /** All kinds of calls on views of one array, which is first used, and its view first made, by several at once. */
    private double[] rounds(NdArray x) {
        double[] out = new double[20];
        NdArray total = xp.binary(BinaryOp.MUL, x, 0);
        for (int i = 0; i < out.length; i++) {
            NdArray y = xp.unary(UnaryOp.TANH, xp.binary(BinaryOp.MUL, x, 1 + i * 0.1));
            NdArray p = xp.matmul(xp.transpose(y, new int[] {1, 0}), x);
            NdArray picked = xp.take(p, xp.argMax(xp.softmax(x, 1), 1), 0);
            total = xp.accumulate(
                    total, 0.5, xp.slice(picked, new int[] {36, 0}, new int[] {37, 53}, new int[] {-1, 1}));
            HostArray sum =
                    xp.reduce(ReduceOp.SUM, total, new int[] {0, 1}, false).toHost();
            out[i] = sum.getDouble(0);
        }
        return out;
    }
}
