package org.dezero.nd4j;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the JVM for a collection before garbage outside its heap piles up.
 *
 * <p>ND4J frees an array's memory when the collector finds its small Java object unreachable. The collector does not see
 * that megabytes hang on that object, and JavaCPP steps in only when the process has grown to four times {@code -Xmx},
 * by default all the machine has. So bytes are counted as they are allocated, and a collection is asked for each time a
 * budget is used up. The budget grows where collections turn out to cost much beside what happens between them, as with
 * a large Java heap, up to half of {@code -Xmx}.
 */
final class OffHeapBudget {
    private static final long SMALLEST = 256L << 20;
    private static final long LARGEST = Math.max(SMALLEST, Runtime.getRuntime().maxMemory() / 2);

    /** The share of the time that collections may take before the budget is doubled: one part in this many. */
    private static final int SHARE = 10;

    private final AtomicLong used = new AtomicLong();
    private final Runnable collect;
    private volatile long budget = SMALLEST;
    private volatile long last = System.nanoTime();

    OffHeapBudget() {
        this(System::gc);
    }

    /** With another way to collect: for tests. */
    OffHeapBudget(Runnable collect) {
        this.collect = collect;
    }

    /** Called before an allocation. */
    void allocating(long bytes) {
        long now = used.addAndGet(bytes);
        // Only the thread that takes the count back to zero collects.
        if (now > budget && used.compareAndSet(now, 0)) {
            long start = System.nanoTime();
            collect.run();
            long end = System.nanoTime();
            if ((end - start) * SHARE > end - last) {
                budget = Math.min(2 * budget, LARGEST);
            }
            last = end;
        }
    }

    /** Called when memory was given back at once, without the collector. */
    void freed(long bytes) {
        used.addAndGet(-bytes);
    }

    long budget() {
        return budget;
    }
}
