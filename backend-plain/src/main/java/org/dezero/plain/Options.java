package org.dezero.plain;

import org.jspecify.annotations.Nullable;

/** What system properties ask for; a value that means nothing is refused when a backend is made, before anything runs. */
final class Options {
    /** The number of threads that share large work, the caller included; by default, the processors. */
    static final String THREADS = "dezero.threads";

    /** {@code off} chooses the scalar loops. */
    static final String SIMD = "dezero.simd";

    private Options() {}

    /** Throws {@link IllegalArgumentException} for a value that means nothing. */
    static void check() {
        threads(System.getProperty(THREADS), 1);
        simd();
    }

    static int threads() {
        return threads(System.getProperty(THREADS), Runtime.getRuntime().availableProcessors());
    }

    static int threads(@Nullable String property, int processors) {
        if (property == null) {
            return processors;
        }
        int n;
        try {
            n = Integer.parseInt(property);
        } catch (NumberFormatException e) {
            n = 0;
        }
        if (n < 1) {
            throw new IllegalArgumentException(THREADS + ": not a number of threads: '" + property
                    + "'; give a whole number from 1, or leave it out to use all processors");
        }
        return n;
    }

    static boolean simd() {
        return simd(System.getProperty(SIMD));
    }

    static boolean simd(@Nullable String property) {
        if (property != null && !property.equals("on") && !property.equals("off")) {
            throw new IllegalArgumentException(SIMD + ": neither on nor off: '" + property
                    + "'; give off for scalar loops, or leave it out to use vectors where the machine has them");
        }
        return !"off".equals(property);
    }
}
