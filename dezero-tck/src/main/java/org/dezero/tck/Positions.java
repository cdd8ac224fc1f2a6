package org.dezero.tck;

import org.dezero.array.Shape;

/** Row order: the relation between an element's number and its index along every axis. */
final class Positions {
    private Positions() {}

    /** The index of element {@code i} in row order. */
    static int[] index(Shape shape, int i) {
        int[] index = new int[shape.ndim()];
        for (int axis = shape.ndim() - 1; axis >= 0; axis--) {
            index[axis] = i % shape.dim(axis);
            i /= shape.dim(axis);
        }
        return index;
    }

    /** The number of the element at an index. */
    static int number(Shape shape, int[] index) {
        int i = 0;
        for (int axis = 0; axis < index.length; axis++) {
            if (index[axis] < 0 || index[axis] >= shape.dim(axis)) {
                throw new IllegalArgumentException(
                        "position: index " + index[axis] + " is not on axis " + axis + " of " + shape);
            }
            i = i * shape.dim(axis) + index[axis];
        }
        return i;
    }

    /** Where an operand of shape {@code from} is read for one element of the result it broadcasts to. */
    static int[] broadcast(Shape from, int[] index) {
        int[] out = new int[from.ndim()];
        int lead = index.length - out.length;
        for (int axis = 0; axis < out.length; axis++) {
            out[axis] = from.dim(axis) == 1 ? 0 : index[lead + axis];
        }
        return out;
    }
}
