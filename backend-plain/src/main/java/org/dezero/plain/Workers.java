package org.dezero.plain;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that share large work: the caller and a few daemon threads, started when first needed.
 *
 * <p>One piece of work is shared at a time. Whoever finds the threads busy (another caller's, or its own further out)
 * does its work alone, so that calls nest and never wait for each other. Who runs which part is left to chance: a part
 * must write what no other part reads or writes.
 */
final class Workers {
    /** How long a thread waits before it sleeps: longer than the pauses within a training step, and than it takes to wake one. */
    private static final long WATCH_NANOS = 2_000_000;

    /** For how much of that it keeps its processor to itself: about the pauses between the products of a small model. */
    private static final long SPIN_NANOS = 20_000;

    private static final int COUNT = Options.threads();
    private static final AtomicBoolean BUSY = new AtomicBoolean();

    /** Started by the first caller to get {@link #BUSY}. */
    private static volatile Worker @Nullable [] workers;

    private static volatile @Nullable Job current;

    private Workers() {}

    /** A part of some work. */
    interface Part {
        void run(int part);
    }

    /** The number of threads that take part at most, from 1. */
    static int count() {
        return COUNT;
    }

    /**
     * Runs the parts 0 to {@code parts - 1}, in any order, and returns when all are done.
     *
     * @throws RuntimeException what a part threw first; parts not begun by then are left out. An {@link Error} likewise
     */
    static void run(int parts, Part body) {
        if (parts > 1 && COUNT > 1 && BUSY.compareAndSet(false, true)) {
            try {
                share(parts, body);
            } finally {
                BUSY.set(false);
            }
            return;
        }
        for (int i = 0; i < parts; i++) {
            body.run(i);
        }
    }

    private static void share(int parts, Part body) {
        Worker[] threads = workers;
        if (threads == null) {
            threads = start();
            workers = threads;
        }
        Job job = new Job(parts, body);
        current = job;
        for (int i = 0; i < threads.length && i < parts - 1; i++) {
            threads[i].wake();
        }
        job.work();
        job.await();
        current = null;
        Throwable failure = job.failure;
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
    }

    private static Worker[] start() {
        Worker[] out = new Worker[COUNT - 1];
        for (int i = 0; i < out.length; i++) {
            out[i] = new Worker("dezero-plain-" + (i + 1));
            out[i].start();
        }
        return out;
    }

    /** Work of which a part is not begun, or null. */
    private static @Nullable Job unfinished() {
        Job job = current;
        return job != null && job.hasMore() ? job : null;
    }

    /**
     * Waits a little. After a while it lets others run: it may have been put on the processor of the very thread that it waits
     * for, which would then wait for it.
     *
     * @param since when the waiting began
     * @return false if it is time to sleep
     */
    @SuppressWarnings("ThreadPriorityCheck") // To yield saves time; nothing relies on it.
    private static boolean waited(long since) {
        long time = System.nanoTime() - since;
        if (time < SPIN_NANOS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
        return time < WATCH_NANOS;
    }

    private static final class Job {
        private final int parts;
        private final Part body;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger left;
        private volatile @Nullable Throwable failure;
        private volatile @Nullable Thread waiting;

        Job(int parts, Part body) {
            this.parts = parts;
            this.body = body;
            this.left = new AtomicInteger(parts);
        }

        boolean hasMore() {
            return next.get() < parts;
        }

        void work() {
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                try {
                    if (failure == null) {
                        body.run(i);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    if (left.decrementAndGet() == 0) {
                        LockSupport.unpark(waiting);
                    }
                }
            }
        }

        /** Until the parts that others began are done. */
        void await() {
            long since = System.nanoTime();
            while (left.get() > 0) {
                if (!waited(since)) {
                    waiting = Thread.currentThread();
                    if (left.get() > 0) {
                        LockSupport.park(this);
                    }
                }
            }
        }
    }

    private static final class Worker extends Thread {
        private volatile boolean asleep;

        Worker(String name) {
            super(null, null, name, 0, false);
            setDaemon(true);
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(this);
            }
        }

        @Override
        public void run() {
            for (; ; ) {
                Job job = watch();
                if (job == null) {
                    sleep();
                } else {
                    job.work();
                }
            }
        }

        /** The next {@link #unfinished} work; null if there is none for some time. */
        private @Nullable Job watch() {
            long since = System.nanoTime();
            do {
                Job job = unfinished();
                if (job != null) {
                    return job;
                }
            } while (waited(since));
            return null;
        }

        /**
         * Until there is work. It may be done by the time that this thread runs, as to wake it can take longer than the work;
         * but more is likely to come soon.
         */
        private void sleep() {
            asleep = true;
            // Read after the announcement, as a caller announces its work before it looks for sleepers.
            // No variable here holds the work, and with it its arrays, while the thread sleeps.
            if (unfinished() == null) {
                LockSupport.park();
            }
            asleep = false;
        }
    }
}
