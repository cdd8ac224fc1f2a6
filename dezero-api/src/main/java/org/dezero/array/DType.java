package org.dezero.array;

/**
 * The element type of an array, in NumPy's names and in the order of promotion.
 *
 * <p>{@code BOOL < INT64 < FLOAT32 < FLOAT64}, with NumPy's one exception: {@code INT64} together with {@code FLOAT32}
 * gives {@code FLOAT64}, because 24 bits of mantissa do not hold an integer of 64.
 */
public enum DType {
    /** {@code true} or {@code false}; the result of comparisons and the condition of {@code where}. */
    BOOL("bool", 1),
    /** 64-bit two's complement; arithmetic wraps around. */
    INT64("int64", 8),
    /** IEEE 754 binary32. */
    FLOAT32("float32", 4),
    /** IEEE 754 binary64. */
    FLOAT64("float64", 8);

    private final String text;
    private final int bytes;

    DType(String text, int bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /** Whether this is {@link #FLOAT32} or {@link #FLOAT64}. */
    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The size of one element in bytes, as NumPy's {@code itemsize}. */
    public int itemSize() {
        return bytes;
    }

    /**
     * The smallest type that both convert to without loss of kind, as {@code numpy.promote_types}.
     *
     * @param a one type
     * @param b another
     * @return the common type; symmetric in its arguments
     */
    public static DType promote(DType a, DType b) {
        if (a == b) {
            return a;
        }
        DType higher = a.compareTo(b) >= 0 ? a : b;
        DType lower = higher == a ? b : a;
        return higher == FLOAT32 && lower == INT64 ? FLOAT64 : higher;
    }

    /**
     * The type of a NumPy name such as {@code "float32"}.
     *
     * @throws DTypeException for any other text; the message lists the names there are
     */
    public static DType parse(String name) {
        for (DType t : values()) {
            if (t.text.equals(name)) {
                return t;
            }
        }
        throw new DTypeException("dtype: unknown name '" + name + "'; one of bool, int64, float32, float64");
    }

    /** NumPy's name: {@code "bool"}, {@code "int64"}, {@code "float32"} or {@code "float64"}. */
    @Override
    public String toString() {
        return text;
    }
}
