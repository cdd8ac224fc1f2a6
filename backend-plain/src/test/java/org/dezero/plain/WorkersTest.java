package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkersTest {
    @Test
    void everyPartRunsOnceAndIsSeenByTheCaller() {
        for (int parts : new int[] {0, 1, 2, 3, 17, 1000}) {
            int[] runs = new int[parts];
            Workers.run(parts, i -> runs[i]++);
            assertThat(runs).containsOnly(parts == 0 ? new int[0] : new int[] {1});
        }
    }

    @Test
    void workIsFoundAfterAPause() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            AtomicInteger done = new AtomicInteger();
            Workers.run(8, i -> done.incrementAndGet());
            assertThat(done).hasValue(8);
            // Some are shorter than threads stay awake, some longer.
            Thread.sleep(round % 2 == 0 ? 1 : 8);
        }
    }

    @Test
    void aCallerSleepsUntilALongPartIsDone() {
        Thread caller = Thread.currentThread();
        for (int round = 0; round < 5; round++) {
            CountDownLatch begun = new CountDownLatch(1);
            AtomicInteger done = new AtomicInteger();
            Workers.run(2, i -> {
                try {
                    if (Thread.currentThread() == caller) {
                        // The other part is for another thread, if there is one.
                        assertThat(Workers.count() == 1 || begun.await(10, TimeUnit.SECONDS))
                                .isTrue();
                    } else {
                        begun.countDown();
                        Thread.sleep(15);
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                done.incrementAndGet();
            });
            assertThat(done).hasValue(2);
        }
    }

    @Test
    void callsNest() {
        AtomicIntegerArray runs = new AtomicIntegerArray(12);
        Workers.run(3, i -> Workers.run(4, j -> runs.incrementAndGet(i * 4 + j)));
        for (int i = 0; i < 12; i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    @Test
    void manyCallersShareTheThreads() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                tasks.add(() -> {
                    int sum = 0;
                    for (int round = 0; round < 500; round++) {
                        int[] out = new int[5];
                        Workers.run(5, i -> out[i] = i + 1);
                        for (int x : out) {
                            sum += x;
                        }
                    }
                    return sum;
                });
            }
            for (Future<Integer> f : callers.invokeAll(tasks)) {
                assertThat(f.get()).isEqualTo(500 * 15);
            }
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void whatAPartThrowsReachesTheCallerAfterAllHaveEnded() {
        for (int bad = 0; bad < 6; bad++) {
            int at = bad;
            AtomicInteger running = new AtomicInteger();
            assertThatThrownBy(() -> Workers.run(6, i -> {
                        running.incrementAndGet();
                        try {
                            if (i == at) {
                                throw new ArithmeticException("part " + i);
                            }
                        } finally {
                            running.decrementAndGet();
                        }
                    }))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("part " + at);
            assertThat(running).hasValue(0);
        }
        assertThatThrownBy(() -> Workers.run(2, i -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        AtomicInteger done = new AtomicInteger();
        Workers.run(4, i -> done.incrementAndGet());
        assertThat(done).hasValue(4);
    }

    @Test
    void anInterruptedCallerStaysInterruptedAndGetsItsResult() {
        Thread.currentThread().interrupt();
        try {
            AtomicInteger done = new AtomicInteger();
            Workers.run(64, i -> done.incrementAndGet());
            assertThat(done).hasValue(64);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
