package org.dezero.benchmarks;

import java.util.Map;

/**
 * Another library that does the same work.
 *
 * <p>Each is a class of its own in a source folder of its own, compiled only where its library is on the class path, and
 * found by name. Two of them bring native libraries of different versions under the same names, so that no process can
 * have both.
 */
abstract class Peer {
    private static final Map<String, String> CLASSES = Map.of(
            Contender.LIBTORCH, "org.dezero.benchmarks.Libtorch",
            Contender.LIBTORCH_SEQUENCE, "org.dezero.benchmarks.LibtorchSequence",
            Contender.OPENBLAS, "org.dezero.benchmarks.OpenBlas",
            Contender.SAMEDIFF, "org.dezero.benchmarks.SameDiffPeer");

    /** Whether there is a peer of that name. */
    static boolean isName(String name) {
        return CLASSES.containsKey(name);
    }

    /**
     * The peer of that name.
     *
     * @throws IllegalStateException if it is not on the class path
     */
    static Peer named(String name) {
        try {
            return Class.forName(CLASSES.get(name))
                    .asSubclass(Peer.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("peer: '" + name + "' is not on the class path; run bench with --peers", e);
        }
    }

    /**
     * The work.
     *
     * @throws IllegalArgumentException if this peer does not do it
     */
    abstract Workload workload(Task task);

    /** What does it, with version and threads. */
    abstract String description();

    /** The error for a task that this peer does not do. */
    final IllegalArgumentException unknown(Task task) {
        return new IllegalArgumentException("peer: " + description() + " has no " + task);
    }
}
