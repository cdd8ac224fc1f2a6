package org.dezero.nd4j;

/**
 * Bounds of the elements of an INT64 array. Indices are checked against them, and an array that came from the host or was
 * counted out brings them along, also to its parts, so that checking costs no call.
 */
record IndexRange(long min, long max) {
    boolean isWithin(long length) {
        return min >= 0 && max < length;
    }

    /**
     * @param op the operation named in the error
     * @param length of the axis that is indexed
     * @param axis what is indexed, for the message
     * @throws IndexOutOfBoundsException unless all elements are from 0 to {@code length - 1}
     */
    void check(String op, long length, String axis) {
        if (!isWithin(length)) {
            throw new IndexOutOfBoundsException(op + ": index out of range: " + (min < 0 ? min : max) + ", " + axis
                    + "; "
                    + (length == 0 ? "an axis of length 0 has no index" : "indices run from 0 to " + (length - 1)));
        }
    }
}
