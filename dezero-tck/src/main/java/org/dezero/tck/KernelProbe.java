package org.dezero.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayScope;

/**
 * Finds out which classes an operation runs through by watching it: one thread runs the operation again and again,
 * another looks at its stack.
 *
 * <p>Nothing in a backend takes part, so it costs nothing when it is not used, holds for any backend, and cannot say
 * what did not happen. Classes of the JDK are passed over; a native method counts as the class that declares it.
 *
 * <p>It wants a JVM that interprets ({@code -Xint}). Compiled code can be looked at only in a few places, mostly behind
 * a loop instead of in it, when the caller is blamed; interpreted code can be looked at at every branch and return.
 */
public final class KernelProbe {
    private final ArrayBackend xp;
    private final int samples;
    private final Duration patience;

    /**
     * A probe.
     *
     * @param xp the backend of the operations
     * @param samples how often to look at the operation while it runs
     * @param patience when to stop looking all the same
     * @throws IllegalStateException if this JVM compiles
     */
    public KernelProbe(ArrayBackend xp, int samples, Duration patience) {
        if (!System.getProperty("java.vm.info", "").contains("interpreted mode")) {
            throw new IllegalStateException("kernel probe: this JVM compiles; start it with -Xint");
        }
        this.xp = xp;
        this.samples = samples;
        this.patience = patience;
    }

    /**
     * The classes that were on the stack at least every fourth time, callers first: from the backend's own to those
     * where the time went. An operation in several steps shows the classes of each.
     *
     * <p>Every call runs in an array scope: on a machine short of memory, getting new arrays would take the longest.
     */
    public List<String> watch(Runnable operation) throws InterruptedException {
        Loop loop = new Loop(xp, operation);
        Thread thread = new Thread(loop, "kernel-probe");
        thread.setDaemon(true);
        thread.start();
        loop.warm.await();
        List<List<String>> paths = new ArrayList<>();
        long end = System.nanoTime() + patience.toNanos();
        while (paths.size() < samples && thread.isAlive() && System.nanoTime() < end) {
            Thread.sleep(1);
            List<String> path = path(thread.getStackTrace());
            if (!path.isEmpty()) {
                paths.add(path);
            }
        }
        loop.stopped = true;
        thread.join();
        RuntimeException failure = loop.failure.get();
        if (failure != null) {
            throw failure;
        }
        return frequent(paths);
    }

    private static final class Loop implements Runnable {
        private static final String OPERATION = "runOperation";

        private final ArrayBackend xp;
        private final Runnable operation;
        final CountDownLatch warm = new CountDownLatch(1);
        final AtomicReference<RuntimeException> failure = new AtomicReference<>();
        volatile boolean stopped;

        Loop(ArrayBackend xp, Runnable operation) {
            this.xp = xp;
            this.operation = operation;
        }

        @Override
        public void run() {
            try {
                // The first call loads classes, which is not what it does afterwards.
                runInScope();
                warm.countDown();
                while (!stopped) {
                    runInScope();
                }
            } catch (RuntimeException e) {
                failure.set(e);
            } finally {
                warm.countDown();
            }
        }

        private void runInScope() {
            try (ArrayScope scope = xp.openScope()) {
                runOperation();
            }
        }

        private void runOperation() {
            operation.run();
        }

        static boolean isOperation(StackTraceElement frame) {
            return frame.getMethodName().equals(OPERATION)
                    && frame.getClassName().equals(Loop.class.getName());
        }
    }

    /** The classes above the operation that the caller passed in, callers first, each once. */
    private static List<String> path(StackTraceElement[] stack) {
        int loop = stack.length - 1;
        while (loop >= 0 && !Loop.isOperation(stack[loop])) {
            loop--;
        }
        Set<String> out = new LinkedHashSet<>();
        for (int i = loop - 1; i >= 0; i--) {
            String name = stack[i].getClassName().replaceFirst("\\$\\$Lambda.*", "");
            if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
                out.add(name);
            }
        }
        // The class above the loop is the caller's, which holds the lambda.
        return List.copyOf(out).subList(Math.min(1, out.size()), out.size());
    }

    private static List<String> frequent(List<List<String>> paths) {
        Map<String, Integer> count = new HashMap<>();
        Map<String, Double> depths = new HashMap<>();
        for (List<String> path : paths) {
            for (String name : path) {
                count.merge(name, 1, Integer::sum);
                depths.merge(name, (double) path.indexOf(name), Double::sum);
            }
        }
        List<String> out = new ArrayList<>(count.keySet());
        out.removeIf(name -> 4 * count.getOrDefault(name, 0) < paths.size());
        out.sort(Comparator.comparingDouble(
                        (String name) -> depths.getOrDefault(name, 0.0) / count.getOrDefault(name, 1))
                .thenComparing(Comparator.naturalOrder()));
        return out;
    }
}
