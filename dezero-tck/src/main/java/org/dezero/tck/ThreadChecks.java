package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;

/** Eight threads at once get, bit for bit, what one thread gets. */
final class ThreadChecks {
    private static final int THREADS = 8;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 60;

    private ThreadChecks() {}

    static void addTo(CheckList list) {
        list.group("threads");
        ArrayBackend xp = list.backend();
        for (DType dtype : CheckList.NUMBERS) {
            list.add("8 threads compute " + dtype + " on shared arrays", () -> computeTogether(xp, dtype));
            list.add("8 threads read a " + dtype + " result nobody has read yet", () -> readTogether(xp, dtype));
        }
    }

    private static void computeTogether(ArrayBackend xp, DType dtype) throws InterruptedException {
        NdArray shared = xp.fromHost(Data.numbers(Shape.of(37, 23), dtype, 1));
        NdArray w = xp.fromHost(Data.numbers(Shape.of(23, 37), dtype, 2));
        List<HostArray> sharedAlone = program(xp, shared, w);
        // Values of its own for each thread: the same ones everywhere would hide a buffer that two threads write.
        List<NdArray> own = new ArrayList<>();
        List<List<HostArray>> ownAlone = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            own.add(xp.fromHost(Data.numbers(Shape.of(37, 23), dtype, 10 + thread)));
            ownAlone.add(program(xp, own.get(thread), w));
        }
        together("8 threads on shared " + dtype + " arrays", thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                assertSame(program(xp, own.get(thread), w), ownAlone.get(thread));
                assertSame(program(xp, shared, w), sharedAlone);
            }
        });
    }

    private static void readTogether(ArrayBackend xp, DType dtype) throws InterruptedException {
        NdArray x = xp.fromHost(Data.numbers(Shape.of(37, 23), dtype, 3));
        List<HostArray> alone = List.of(unread(xp, x).toHost());
        for (int round = 0; round < ROUNDS; round++) {
            NdArray shared = unread(xp, x);
            together(
                    "8 threads read one " + dtype + " result", thread -> assertSame(List.of(xp.toHost(shared)), alone));
        }
    }

    private static NdArray unread(ArrayBackend xp, NdArray x) {
        NdArray turned = xp.transpose(xp.binary(BinaryOp.MUL, xp.unary(UnaryOp.NEG, x), x), new int[] {1, 0});
        return xp.binary(BinaryOp.ADD, turned, xp.reduce(ReduceOp.SUM, turned, new int[] {0}, true));
    }

    /** A bit of everything, on arrays all threads have in common and on ones they make themselves. */
    private static List<HostArray> program(ArrayBackend xp, NdArray x, NdArray w) {
        DType dtype = x.dtype();
        List<NdArray> out = new ArrayList<>();
        NdArray product = xp.matmul(x, w);
        out.add(product);
        out.add(xp.matmul(xp.transpose(x, new int[] {1, 0}), xp.transpose(w, new int[] {1, 0})));
        NdArray row = xp.reduce(ReduceOp.SUM, x, new int[] {0}, true);
        out.add(xp.binary(BinaryOp.SUB, x, row));
        out.add(xp.reduce(ReduceOp.MAX, product, new int[] {1}, false));
        out.add(xp.argMax(product, 0));
        NdArray positive = xp.compare(CompareOp.GT, x, 0);
        out.add(xp.where(positive, x, xp.full(Shape.SCALAR, dtype, 0)));
        NdArray index = xp.fromHost(Data.indices(Shape.of(53), 37, 4));
        NdArray rows = xp.take(x, index, 0);
        out.add(rows);
        out.add(xp.scatterAdd(x.shape(), index, rows, 0));
        NdArray part = xp.slice(x, new int[] {36, 1}, new int[] {18, 11}, new int[] {-2, 2});
        out.add(xp.concat(new NdArray[] {part, xp.unary(UnaryOp.NEG, part)}, 1));
        out.add(xp.pad(part, new int[] {1, 0}, new int[] {0, 2}, new int[] {1, 0}, 3));
        NdArray sum = xp.binary(BinaryOp.ADD, x, x);
        for (int i = 0; i < 3; i++) {
            sum = xp.accumulate(sum, 2, x);
        }
        out.add(sum);
        windows(xp, x, w, out);
        out.add(xp.cast(x, dtype == DType.FLOAT64 ? DType.FLOAT32 : DType.FLOAT64));
        if (dtype.isFloating()) {
            out.add(xp.unary(UnaryOp.TANH, x));
            out.add(xp.softmax(product, 1));
            out.add(xp.logSumExp(x, new int[] {0}, false));
        }
        return out.stream().map(xp::toHost).toList();
    }

    private static void windows(ArrayBackend xp, NdArray x, NdArray w, List<NdArray> out) {
        Window2d window = Window2d.of(3, 2).stride(2, 1).pad(1, 0);
        NdArray images = xp.slice(x, new int[] {0, 0}, new int[] {36, 20}, new int[] {1, 1});
        images = xp.reshape(images, Shape.of(2, 2, 9, 20));
        NdArray filters = xp.slice(w, new int[] {0, 0}, new int[] {3, 12}, new int[] {1, 1});
        filters = xp.reshape(filters, Shape.of(3, 2, 3, 2));
        NdArray y = xp.conv2d(images, filters, window);
        out.add(y);
        out.add(xp.conv2dInputGrad(y, filters, images.shape(), window));
        out.add(xp.conv2dWeightGrad(images, y, window));
        NdArray cols = xp.im2col(images, window);
        out.add(cols);
        out.add(xp.col2im(cols, images.shape(), window));
        NdArray[] largest = xp.maxPool2d(images, window);
        out.add(largest[0]);
        out.add(largest[1]);
        out.add(xp.windowTake(images, largest[1], window));
        out.add(xp.windowScatter(largest[0], largest[1], images.shape(), window));
    }

    private static void assertSame(List<HostArray> actual, List<HostArray> expected) {
        for (int i = 0; i < expected.size(); i++) {
            int k = i;
            Comparison.assertSame(
                    actual.get(i), expected.get(i), Tolerance.BITS, () -> "result " + k + " differs from one thread's");
        }
    }

    /** Runs the same work on all threads at the same time. */
    private static void together(String where, IntConsumer work) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS, task -> {
            Thread made = new Thread(task, "conformance");
            made.setDaemon(true);
            return made;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(pool.submit(() -> {
                    start.await(SECONDS, TimeUnit.SECONDS);
                    work.accept(thread);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get(SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof AssertionError wrong) {
                throw new AssertionError(where + ": " + wrong.getMessage());
            }
            throw new AssertionError(where + ": threw " + cause, cause);
        } catch (TimeoutException e) {
            throw new AssertionError(where + ": not done after " + SECONDS + " seconds", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
