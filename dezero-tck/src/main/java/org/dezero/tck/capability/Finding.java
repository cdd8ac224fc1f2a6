package org.dezero.tck.capability;

import org.dezero.array.DType;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an operation on a backend in a dtype: a mark each for the result, the gradient and the gradient of the
 * gradient.
 *
 * @param error what was wrong; null if nothing was
 */
record Finding(
        String forward,
        String first,
        String second,
        @Nullable String error) {
    /** As it should be; a result has the dtype of the operands. */
    static final String SAME = "+";

    /** There is nothing to differentiate. */
    static final String NONE = "0";

    static final String WRONG = "X";

    /** The operation does not take the dtype, and says so. */
    static final Finding REFUSED = new Finding("-", "-", "-", null);

    /** There is no right result. */
    static Finding wrong(String error) {
        return new Finding(WRONG, WRONG, WRONG, error);
    }

    /** The mark of a result of another dtype than the operands. */
    static String letter(DType dtype) {
        return switch (dtype) {
            case BOOL -> "b";
            case INT64 -> "i";
            case FLOAT32 -> "s";
            case FLOAT64 -> "d";
        };
    }

    /** What two examples of one operation have shown. */
    Finding and(Finding other) {
        String why = error == null ? other.error : error;
        return new Finding(both(forward, other.forward), both(first, other.first), both(second, other.second), why);
    }

    private static String both(String a, String b) {
        if (a.equals(WRONG) || b.equals(WRONG)) {
            return WRONG;
        }
        return a.contains(b) ? a : b.contains(a) ? b : a + b;
    }

    /** The three marks. */
    @Override
    public String toString() {
        return forward + " " + first + " " + second;
    }
}
