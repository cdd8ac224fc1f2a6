package org.dezero.ejml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.plain.PlainBackend;
import org.ejml.concurrency.EjmlConcurrency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThreadsTest {
    private static final int[] SWAP = {1, 0};

    /** Rows, terms and columns: beside 1 << 20 products, where a transposed factor is turned and where it is not. */
    private static final int[][] SIZES = {
        {150, 110, 140},
        {1100, 100, 10},
        {10, 1100, 100},
        {2, 600, 1000},
        {1, 2000, 1000},
        {2000, 1000, 1},
        {64, 128, 128}
    };

    private final ArrayBackend xp = new EjmlBackend();
    private final ArrayBackend plain = new PlainBackend();

    @BeforeEach
    void twoThreadsOfItsOwn() {
        EjmlConcurrency.setMaxThreads(2);
    }

    @AfterEach
    void asBefore() {
        EjmlConcurrency.USE_CONCURRENT = true;
        EjmlConcurrency.setMaxThreads(Runtime.getRuntime().availableProcessors());
    }

    private static NdArray random(ArrayBackend xp, DType t, int rows, int columns, int seed) {
        Random random = new Random(seed);
        double[] out = new double[rows * columns];
        for (int i = 0; i < out.length; i++) {
            out[i] = random.nextGaussian();
        }
        return xp.fromHost(HostArray.of(out, rows, columns).cast(t));
    }

    /** The product four ways: of factors in row order and of transposed ones. */
    private static List<NdArray> products(ArrayBackend xp, DType t, int[] size) {
        NdArray a = random(xp, t, size[0], size[1], 1);
        NdArray b = random(xp, t, size[1], size[2], 2);
        NdArray at = xp.transpose(xp.fromHost(xp.transpose(a, SWAP).toHost()), SWAP);
        NdArray bt = xp.transpose(xp.fromHost(xp.transpose(b, SWAP).toHost()), SWAP);
        List<NdArray> out = new ArrayList<>();
        for (NdArray left : new NdArray[] {a, at}) {
            for (NdArray right : new NdArray[] {b, bt}) {
                out.add(xp.matmul(left, right));
            }
        }
        return out;
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void theNumberOfThreadsDoesNotShow(DType t) {
        for (int[] size : SIZES) {
            EjmlConcurrency.USE_CONCURRENT = true;
            List<NdArray> shared = products(xp, t, size);
            EjmlConcurrency.USE_CONCURRENT = false;
            List<NdArray> alone = products(xp, t, size);
            for (int i = 0; i < shared.size(); i++) {
                String what = size[0] + " " + size[1] + " " + size[2] + " " + t + ", " + i;
                assertThat(shared.get(i).toHost().toDoubleArray())
                        .as(what)
                        .containsExactly(alone.get(i).toHost().toDoubleArray());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void sharedAndTurnedProductsAreThoseOfThePlainBackend(DType t) {
        double digits = t == DType.FLOAT32 ? 1e-6 : 1e-14;
        for (int[] size : SIZES) {
            double[] expected = products(plain, t, size).get(0).toHost().toDoubleArray();
            for (NdArray product : products(xp, t, size)) {
                double[] actual = product.toHost().toDoubleArray();
                assertThat(actual).hasSameSizeAs(expected);
                for (int i = 0; i < expected.length; i++) {
                    assertThat(actual[i]).isBetween(expected[i] - digits * size[1], expected[i] + digits * size[1]);
                }
            }
        }
    }

    @Test
    void onlyLargeProductsAreShared() {
        ForkJoinPool pool = EjmlConcurrency.getThreadPool();
        xp.matmul(random(xp, DType.FLOAT32, 60, 60, 1), random(xp, DType.FLOAT32, 60, 60, 2));
        assertThat(pool.getPoolSize()).isZero();
        EjmlConcurrency.USE_CONCURRENT = false;
        xp.matmul(random(xp, DType.FLOAT32, 130, 130, 1), random(xp, DType.FLOAT32, 130, 130, 2));
        assertThat(pool.getPoolSize()).isZero();
        assertThat(xp.describe()).contains("large products on 1 thread;");
        EjmlConcurrency.USE_CONCURRENT = true;
        xp.matmul(random(xp, DType.FLOAT32, 130, 130, 1), random(xp, DType.FLOAT32, 130, 130, 2));
        assertThat(pool.getPoolSize()).isPositive();
        assertThat(xp.describe()).contains("large products on 2 threads;");
    }

    @Test
    void anInterruptedCallerGetsTheProductAndStaysInterrupted() {
        NdArray a = xp.full(Shape.of(200, 200), DType.FLOAT64, 2);
        Thread.currentThread().interrupt();
        NdArray product = xp.matmul(a, a);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(product.toHost().doubles()).containsOnly(800);
    }
}
