package org.dezero;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers to mark objects with, which have 0 before; they start over after 2^32. */
final class Marks {
    private Marks() {}

    /** The next number, never 0. */
    static int next(AtomicInteger counter) {
        int mark = counter.incrementAndGet();
        return mark != 0 ? mark : counter.incrementAndGet();
    }
}
