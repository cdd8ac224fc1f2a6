package org.dezero;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Functions waiting to be differentiated, each with the gradients of its outputs as far as they are known: the highest
 * generation first, of equal ones the last to come, which is the order in which DeZero's stable sort takes them.
 *
 * <p>The gradients are not kept in the graph, where each would be a reference from an old object to a young one. A heap of
 * its own for every walk is young as well: a collector notes references to the young only where they lie in the old.
 */
final class FunctionHeap {
    /** Enough for chains, so that small graphs pay for little. */
    private static final int FEW = 4;

    private long[] keys = new long[FEW];

    /** The slots of the functions, in the order of the keys; behind them those that are free. */
    private int[] slots = {0, 1, 2, 3};

    // What is in each slot.
    private @Nullable Function[] functions = new Function[FEW];
    private @Nullable Object[] gradients = new Object[FEW];

    private int size;
    private int arrivals;

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds a function; its gradients are a Variable or null, or a Variable[] for several outputs. */
    void push(Function f, @Nullable Object itsGradients) {
        if (size == keys.length) {
            grow();
        }
        int slot = slots[size];
        f.slot = slot;
        functions[slot] = f;
        gradients[slot] = itsGradients;
        long key = ((long) f.generation() << 32) | arrivals++;
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (keys[parent] >= key) {
                break;
            }
            keys[i] = keys[parent];
            slots[i] = slots[parent];
            i = parent;
        }
        keys[i] = key;
        slots[i] = slot;
    }

    private void grow() {
        int more = 2 * size;
        keys = Arrays.copyOf(keys, more);
        slots = Arrays.copyOf(slots, more);
        functions = Arrays.copyOf(functions, more);
        gradients = Arrays.copyOf(gradients, more);
        for (int i = size; i < more; i++) {
            slots[i] = i;
        }
    }

    /** What is known of the gradients of a function that waits; see {@link #push}. */
    @Nullable
    Object gradients(Function f) {
        return gradients[f.slot];
    }

    void setGradients(Function f, Object itsGradients) {
        gradients[f.slot] = itsGradients;
    }

    /** The function whose turn it is. */
    Function peek() {
        Function top = functions[slots[0]];
        if (size == 0 || top == null) {
            throw new IllegalStateException("empty");
        }
        return top;
    }

    /** Removes the function whose turn it is and returns its gradients. */
    @Nullable
    Object pop() {
        if (size == 0) {
            throw new IllegalStateException("empty");
        }
        int slot = slots[0];
        Object itsGradients = gradients[slot];
        functions[slot] = null;
        gradients[slot] = null;
        size--;
        if (size > 0) {
            long key = keys[size];
            int last = slots[size];
            int i = 0;
            while (true) {
                int child = 2 * i + 1;
                if (child >= size) {
                    break;
                }
                if (child + 1 < size && keys[child + 1] > keys[child]) {
                    child++;
                }
                if (keys[child] <= key) {
                    break;
                }
                keys[i] = keys[child];
                slots[i] = slots[child];
                i = child;
            }
            keys[i] = key;
            slots[i] = last;
            slots[size] = slot;
        }
        return itsGradients;
    }
}
