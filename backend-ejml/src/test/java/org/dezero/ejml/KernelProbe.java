package org.dezero.ejml;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds out which classes do the work of an operation by watching it: one thread runs the operation again and again,
 * another looks at its stack and counts the class on top.
 *
 * <p>Nothing in a backend takes part, so it costs nothing when it is not used, holds for any backend, and cannot say
 * what did not happen. Frames of the JDK are passed over ({@code Math}, {@code Arrays}): the class that called them
 * counts; a native method counts as the class that declares it. Operands should be large, so that a call takes a
 * millisecond or so: the time is then spent in the loops, and the callers stay too cold to be merged with them by the
 * compiler.
 */
final class KernelProbe {
    private final int samples;
    private final Duration patience;

    /**
     * A probe.
     *
     * @param samples how often to see the operation at work
     * @param patience when to stop all the same: a view is too quick to be seen
     */
    KernelProbe(int samples, Duration patience) {
        this.samples = samples;
        this.patience = patience;
    }

    /** How often each class was seen on top of the stack; empty if the operation was too quick to be seen. */
    Map<String, Integer> watch(Runnable operation) throws InterruptedException {
        Loop loop = new Loop(operation);
        Thread thread = new Thread(loop, "kernel-probe");
        thread.setDaemon(true);
        thread.start();
        Map<String, Integer> seen = new TreeMap<>();
        long end = System.nanoTime() + patience.toNanos();
        int hits = 0;
        while (hits < samples && thread.isAlive() && System.nanoTime() < end) {
            Thread.sleep(1);
            String top = top(thread.getStackTrace());
            if (top != null) {
                seen.merge(top, 1, Integer::sum);
                hits++;
            }
        }
        loop.stopped = true;
        thread.join();
        RuntimeException failure = loop.failure.get();
        if (failure != null) {
            throw failure;
        }
        return seen;
    }

    private static final class Loop implements Runnable {
        private final Runnable operation;
        final AtomicReference<RuntimeException> failure = new AtomicReference<>();
        volatile boolean stopped;

        Loop(Runnable operation) {
            this.operation = operation;
        }

        @Override
        public void run() {
            try {
                while (!stopped) {
                    operation.run();
                }
            } catch (RuntimeException e) {
                failure.set(e);
            }
        }
    }

    /** The topmost class that is not the JDK's, if it is above the operation that the caller passed in. */
    private static String top(StackTraceElement[] stack) {
        for (int i = 0; i < stack.length; i++) {
            String name = stack[i].getClassName();
            boolean jdk = name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
            if (!jdk) {
                // Below it stand the caller's lambda, the loop and Thread.run: nearer to them nothing has begun.
                return stack.length - i > 3 && !name.startsWith(KernelProbe.class.getName()) ? name : null;
            }
        }
        return null;
    }
}
