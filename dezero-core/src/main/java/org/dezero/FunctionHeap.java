package org.dezero;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Functions waiting to be differentiated: the highest generation first, of equal ones the last to come, which is the order
 * in which DeZero's stable sort takes them.
 */
final class FunctionHeap {
    private @Nullable Function[] functions = new Function[16];
    private long[] keys = new long[16];
    private int size;

    /** Since the heap was last empty: it orders only what waits together, and must not overflow over many walks. */
    int arrivals;

    boolean isEmpty() {
        return size == 0;
    }

    void push(Function f) {
        if (size == keys.length) {
            functions = Arrays.copyOf(functions, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
        }
        if (size == 0) {
            arrivals = 0;
        }
        long key = ((long) f.generation() << 32) | arrivals++;
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >>> 1;
            if (keys[parent] >= key) {
                break;
            }
            keys[i] = keys[parent];
            functions[i] = functions[parent];
            i = parent;
        }
        keys[i] = key;
        functions[i] = f;
    }

    Function pop() {
        Function top = functions[0];
        if (top == null) {
            throw new IllegalStateException("empty");
        }
        size--;
        long key = keys[size];
        Function last = functions[size];
        functions[size] = null;
        if (size > 0) {
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
                functions[i] = functions[child];
                i = child;
            }
            keys[i] = key;
            functions[i] = last;
        }
        return top;
    }
}
