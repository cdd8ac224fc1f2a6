package org.dezero.ejml;

import java.util.concurrent.ForkJoinTask;
import org.ejml.concurrency.EjmlConcurrency;

/**
 * Products on EJML's own threads: as many as {@link EjmlConcurrency} is set to, the processors unless somebody changed it.
 * Every row of a product is made by one thread, as without threads, so that how many there are does not show in the
 * result.
 */
final class Threads {
    /** The property of the plain backend, which 1 makes single-threaded: this one too. */
    private static final boolean ALLOWED = !"1".equals(System.getProperty("dezero.threads"));

    /** The number of products of two elements from which sharing them pays for waking the threads. */
    private static final long LARGE = 1 << 20;

    private Threads() {}

    /** How many there are. */
    static int count() {
        return ALLOWED && EjmlConcurrency.isUseConcurrent() ? EjmlConcurrency.getMaxThreads() : 1;
    }

    /** Whether the product of an m x k and a k x n matrix is for more than one thread. */
    static boolean share(int m, int k, int n) {
        return m > 1 && (long) m * k * n >= LARGE && count() > 1;
    }

    /**
     * Runs work that EJML shares among its threads. From one of these threads: an interrupt of the caller would make EJML
     * stop waiting, and leave its threads to write into memory that is used for something else by then.
     */
    static void run(Runnable work) {
        EjmlConcurrency.getThreadPool().invoke(ForkJoinTask.adapt(work));
    }
}
