package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;

/**
 * What the machine can do at best: two arrays added into a third, and multiplications with additions that need no memory.
 * The loops are plain, and of the kind that every JIT compiler turns into vector instructions.
 */
final class Machine implements Workload {
    /** Two arrays of floats added into a third that is there already. */
    static final String STREAM = "stream";

    /** Two polynomials at every element of an array that fits into the first cache. */
    static final String FMA = "fma";

    /** The elements of the small array. */
    private static final int SMALL = 8192;

    /** The multiplications with addition for each of them. */
    private static final int FMAS = 13;

    /** The elements gone through in a step, if need be many times the same: so many that the start of a thread does not count. */
    private static final int ELEMENTS = 16_384_000;

    private final int threads;
    private final int repeats;
    private final IntConsumer part;
    private final float[] result;

    Machine(String what, int size, int threads) {
        this.threads = threads;
        repeats = repeats(what, size);
        if (what.equals(STREAM)) {
            float[] a = Numbers.floats(Numbers.uniform(1, -1, 1, size));
            float[] b = Numbers.floats(Numbers.uniform(2, -1, 1, size));
            float[] c = new float[size];
            result = c;
            part = i -> add(a, b, c, size / threads * i, i == threads - 1 ? size : size / threads * (i + 1));
        } else {
            float[][] x = new float[threads][];
            for (int i = 0; i < threads; i++) {
                x[i] = Numbers.floats(Numbers.uniform(i, 0, 1, SMALL));
            }
            result = x[0];
            part = i -> polynomials(x[i]);
        }
    }

    private static int repeats(String what, int size) {
        return Math.max(1, ELEMENTS / (what.equals(FMA) ? SMALL : size));
    }

    /** The floating-point operations of a step. */
    static double flops(String what, int threads) {
        return what.equals(FMA) ? 2.0 * SMALL * FMAS * repeats(what, SMALL) * threads : 0;
    }

    /** The bytes that a step reads and writes. */
    static double bytes(String what, int size) {
        return what.equals(STREAM) ? 3.0 * size * Float.BYTES * repeats(what, size) : 0;
    }

    @Override
    public Object step() {
        if (threads == 1) {
            repeat(0);
        } else {
            List<ForkJoinTask<?>> others = new ArrayList<>();
            for (int i = 1; i < threads; i++) {
                int other = i;
                others.add(ForkJoinPool.commonPool().submit(() -> repeat(other)));
            }
            repeat(0);
            others.forEach(ForkJoinTask::join);
        }
        return result;
    }

    private void repeat(int i) {
        for (int repeat = 0; repeat < repeats; repeat++) {
            part.accept(i);
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        return Map.of("y", Numbers.doubles(result));
    }

    private static void add(float[] a, float[] b, float[] c, int from, int to) {
        for (int i = from; i < to; i++) {
            c[i] = a[i] + b[i];
        }
    }

    /** Two polynomials at once, so that one multiplication need not wait for the other. */
    private static void polynomials(float[] x) {
        for (int i = 0; i < x.length; i++) {
            float v = x[i];
            float p = 0.5f;
            float q = 0.3f;
            p = Math.fma(p, v, 0.1f);
            q = Math.fma(q, v, 0.10f);
            p = Math.fma(p, v, 0.2f);
            q = Math.fma(q, v, 0.11f);
            p = Math.fma(p, v, 0.3f);
            q = Math.fma(q, v, 0.12f);
            p = Math.fma(p, v, 0.1f);
            q = Math.fma(q, v, 0.10f);
            p = Math.fma(p, v, 0.2f);
            q = Math.fma(q, v, 0.11f);
            p = Math.fma(p, v, 0.3f);
            q = Math.fma(q, v, 0.12f);
            x[i] = Math.fma(p, 0.1f, q);
        }
    }
}
