package org.dezero.nd4j;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.dezero.array.ArrayScope;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A scope of the current thread: notes the memory of every result while it is the innermost one, and recycles it at the
 * end.
 *
 * <p>Between scopes a thread's recycled memory is only weakly reachable: the next collection frees it for others, since
 * the collector does not see how much hangs on it.
 */
final class Nd4jScope implements ArrayScope {
    /** The scopes and the recycled memory of one thread. */
    private static final class OfThread {
        @Nullable
        Nd4jScope innermost;

        @Nullable
        NativePool pool;

        WeakReference<NativePool> resting = new WeakReference<>(null);
    }

    private static final ThreadLocal<OfThread> CURRENT = new ThreadLocal<>() {
        @Override
        protected OfThread initialValue() {
            return new OfThread();
        }
    };

    private final OfThread thread;
    private final NativeCalls calls;
    private final @Nullable Nd4jScope outer;
    private Nd4jBuffer[] made = new Nd4jBuffer[64];
    private int count;
    private boolean closed;

    /** Memory that an earlier scope has let out, of which this one has made views. */
    private final Set<Nd4jBuffer> viewed = Collections.newSetFromMap(new IdentityHashMap<>());

    private Nd4jScope(OfThread thread, NativeCalls calls) {
        this.thread = thread;
        this.calls = calls;
        this.outer = thread.innermost;
    }

    static Nd4jScope open(NativeCalls calls) {
        OfThread t = CURRENT.get();
        Nd4jScope scope = new Nd4jScope(t, calls);
        if (t.innermost == null) {
            NativePool pool = t.resting.get();
            t.pool = pool != null ? pool : new NativePool();
        }
        t.innermost = scope;
        return scope;
    }

    /** The recycled memory that is this thread's to use; null if no scope is open. */
    private static @Nullable NativePool pool() {
        return CURRENT.get().pool;
    }

    /** An INDArray from closed scopes, its elements arbitrary; null if no scope is open or nothing fits. */
    static @Nullable INDArray recycled(DType dtype, Shape shape) {
        NativePool pool = pool();
        return pool == null ? null : pool.take(dtype, shape);
    }

    /**
     * Takes over an INDArray that only its maker has seen.
     *
     * @return false if no scope is open
     */
    static boolean recycle(INDArray temporary) {
        NativePool pool = pool();
        if (pool == null) {
            return false;
        }
        pool.give(temporary);
        return true;
    }

    /** Notes the memory of a result with the innermost scope of this thread, if it is new. */
    static void note(Nd4jBuffer memory) {
        if (memory.isNew()) {
            Nd4jScope scope = CURRENT.get().innermost;
            memory.setScope(scope);
            if (scope != null) {
                scope.add(memory);
            }
        }
    }

    /** Makes memory that goes on under another handle, made here, this thread's innermost scope's, if it is in none. */
    static void takeOver(Nd4jBuffer memory) {
        Nd4jScope scope = CURRENT.get().innermost;
        if (scope != null && memory.scope() == null) {
            memory.forgetKeeps();
            scope.add(memory);
        }
    }

    private void add(Nd4jBuffer memory) {
        if (count == made.length) {
            made = Arrays.copyOf(made, 2 * count);
        }
        made[count++] = memory;
        memory.setScope(this);
    }

    @Override
    public boolean keep(NdArray x) {
        checkThread("keep");
        if (!(x instanceof Nd4jArray a)) {
            return false;
        }
        Nd4jBuffer memory = a.buffer();
        Nd4jScope scope = memory.scope();
        if (scope == this || isWithin(scope)) {
            letOut(memory);
            return true;
        }
        memory.keepAgain();
        return false;
    }

    private void letOut(Nd4jBuffer memory) {
        if (outer != null) {
            outer.add(memory);
        } else {
            memory.setScope(null);
            memory.keep();
        }
    }

    /** Whether a scope was opened in this one. */
    private boolean isWithin(@Nullable Nd4jScope scope) {
        Nd4jScope s = scope;
        while (s != null && s != this) {
            s = s.outer;
        }
        return s != null;
    }

    /** Notes that memory that a scope has let out is seen by an array that is made now, and ends with the innermost scope. */
    static void viewed(Nd4jBuffer memory) {
        if (memory.isLetOut()) {
            Nd4jScope scope = CURRENT.get().innermost;
            if (scope == null) {
                memory.keepAgain();
            } else {
                scope.viewed.add(memory);
            }
        }
    }

    /** Whether an array that a scope around this one made sees the memory. */
    private boolean isViewedOutside(Nd4jBuffer memory) {
        for (Nd4jScope s = outer; s != null; s = s.outer) {
            if (s.viewed.contains(memory)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void release(NdArray x) {
        checkThread("release");
        if (!closed && x instanceof Nd4jArray a) {
            Nd4jBuffer memory = a.buffer();
            if (memory.scope() == null && !isViewedOutside(memory) && memory.takeBack()) {
                add(memory);
            }
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
        NativePool pool = thread.pool;
        if (thread.innermost != this || pool == null) {
            throw new IllegalStateException(
                    "array scope: closed out of order, a scope opened later is still open; close "
                            + "the innermost scope first");
        }
        closed = true;
        for (int i = 0; i < count; i++) {
            Nd4jBuffer memory = made[i];
            if (memory.scope() == this) {
                memory.setScope(null);
                INDArray whole = memory.recycle();
                if (whole != null) {
                    pool.give(whole);
                }
            }
        }
        made = new Nd4jBuffer[0];
        count = 0;
        thread.innermost = outer;
        if (outer == null) {
            pool.endRound(calls);
            thread.resting = new WeakReference<>(pool);
            thread.pool = null;
        }
    }
}
