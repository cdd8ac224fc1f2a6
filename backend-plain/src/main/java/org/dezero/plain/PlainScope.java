package org.dezero.plain;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import org.dezero.array.ArrayScope;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.jspecify.annotations.Nullable;

/**
 * A scope of the current thread: notes every array that is made while it is the innermost one, and recycles their memory
 * at the end. Arrays of this backend and of all that extend it meet in it.
 *
 * <p>Between scopes a thread's recycled memory is only softly reachable, so that a thread that trains no more does not
 * hold it against a need elsewhere.
 */
final class PlainScope implements ArrayScope {
    /** A list longer than this is not kept for the next scope. */
    private static final int MAX_SPARE = 1 << 16;

    private static final PlainArray[] NONE = {};

    /** The scopes and the recycled memory of one thread. */
    private static final class OfThread {
        @Nullable
        PlainScope innermost;

        @Nullable
        BufferPool pool;

        SoftReference<BufferPool> resting = new SoftReference<>(null);
        PlainArray[] spareList = new PlainArray[256];
    }

    private static final ThreadLocal<OfThread> CURRENT = new ThreadLocal<>() {
        @Override
        protected OfThread initialValue() {
            return new OfThread();
        }
    };

    /** Saves a look-up where no scope was ever opened. A thread that opens one sees its own write. */
    private static boolean everOpened;

    private final OfThread thread;
    private final @Nullable PlainScope outer;
    private PlainArray[] made;
    private int count;
    private boolean closed;

    /** Memory that an earlier scope has let out, of which this one has made views. */
    private PlainArray[] viewed = NONE;

    private int viewedCount;

    private PlainScope(OfThread thread) {
        this.thread = thread;
        this.outer = thread.innermost;
        this.made = outer == null ? thread.spareList : new PlainArray[64];
    }

    static PlainScope open() {
        everOpened = true;
        OfThread t = CURRENT.get();
        PlainScope scope = new PlainScope(t);
        if (t.innermost == null) {
            BufferPool pool = t.resting.get();
            t.pool = pool != null ? pool : new BufferPool();
        }
        t.innermost = scope;
        return scope;
    }

    /** The innermost scope of this thread. */
    static @Nullable PlainScope current() {
        return everOpened ? CURRENT.get().innermost : null;
    }

    /** Memory from closed scopes, its content arbitrary; null if no scope is open or nothing fits. */
    static @Nullable Object recycled(DType dtype, int length) {
        if (!everOpened || length < BufferPool.MIN_LENGTH) {
            return null;
        }
        BufferPool pool = CURRENT.get().pool;
        return pool == null ? null : pool.take(dtype, length);
    }

    /** Notes an array with its own memory. */
    void add(PlainArray x) {
        if (count == made.length) {
            made = Arrays.copyOf(made, 2 * count);
        }
        made[count++] = x;
        x.scope = this;
    }

    @Override
    public boolean keep(NdArray x) {
        checkThread("keep");
        if (!(x instanceof PlainArray p)) {
            return false;
        }
        p.checkAlive("keep");
        PlainArray memory = p.base();
        if (memory.scope == null) {
            memory.keepAgain();
            return false;
        } else if (memory.scope == this || isWithin(memory.scope)) {
            leave(memory);
            return true;
        }
        return false;
    }

    /** Whether a scope was opened in this one. */
    private boolean isWithin(PlainScope scope) {
        for (PlainScope s = scope.outer; s != null; s = s.outer) {
            if (s == this) {
                return true;
            }
        }
        return false;
    }

    /** Notes that memory that a scope has let out is seen by an array that is made now, and ends with the innermost scope. */
    static void viewed(PlainArray memory) {
        PlainScope scope = current();
        if (scope == null) {
            memory.keepAgain();
        } else {
            scope.noteView(memory);
        }
    }

    private void noteView(PlainArray memory) {
        if (viewedCount > 0 && viewed[viewedCount - 1] == memory) {
            return;
        }
        if (viewedCount == viewed.length) {
            viewed = Arrays.copyOf(viewed, Math.max(16, 2 * viewedCount));
        }
        viewed[viewedCount++] = memory;
    }

    private boolean hasViewed(PlainArray memory) {
        for (int i = 0; i < viewedCount; i++) {
            if (viewed[i] == memory) {
                return true;
            }
        }
        return false;
    }

    /** Whether an array that a scope around this one made sees the memory. */
    private boolean isViewedOutside(PlainArray memory) {
        for (PlainScope s = outer; s != null; s = s.outer) {
            if (s.hasViewed(memory)) {
                return true;
            }
        }
        return false;
    }

    /** Hands memory on to the scope around this one. */
    private void leave(PlainArray memory) {
        memory.scope = null;
        if (outer != null) {
            outer.add(memory);
        } else {
            memory.keep();
        }
    }

    @Override
    public void release(NdArray x) {
        checkThread("release");
        if (!closed
                && x instanceof PlainArray p
                && p.base().scope == null
                && !isViewedOutside(p.base())
                && p.base().takeBack()) {
            add(p.base());
        }
    }

    private void checkThread(String what) {
        if (thread != CURRENT.get()) {
            throw new IllegalStateException("array scope: " + what
                    + " on another thread than the one that opened it; open and close it in one try block");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        checkThread("close");
        BufferPool pool = thread.pool;
        if (thread.innermost != this || pool == null) {
            throw new IllegalStateException(
                    "array scope: closed out of order, a scope opened later is still open; close "
                            + "the innermost scope first");
        }
        closed = true;
        for (int i = 0; i < count; i++) {
            PlainArray x = made[i];
            if (x.scope == this) {
                x.scope = null;
                if (x.recycle()) {
                    pool.give(x.dtype, PlainArray.length(x.data), x.data);
                }
            }
        }
        thread.innermost = outer;
        if (outer == null) {
            Arrays.fill(made, 0, count, null);
            thread.spareList = made.length <= MAX_SPARE ? made : new PlainArray[256];
            pool.endRound();
            thread.resting = new SoftReference<>(pool);
            thread.pool = null;
        }
        made = NONE;
        count = 0;
        viewed = NONE;
        viewedCount = 0;
    }
}
