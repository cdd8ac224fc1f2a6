package org.dezero.tck;

/**
 * One thing that must hold, with a name.
 *
 * @param group the family it belongs to, such as {@code reduce}
 * @param name what is checked, unique within the group: operation, dtype, layout
 * @param body returns if it holds
 */
public record Check(String group, String name, Body body) {

    /** What a check does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Returns if the check holds.
         *
         * @throws AssertionError with operation, dtypes, shapes, layouts, index, expected and actual value if it does not
         * @throws Exception if the check could not be carried out, which is a failure as well
         */
        void run() throws Exception;
    }

    /** The group and the name: {@code reduce / sum float32 transposed}. */
    @Override
    public String toString() {
        return group + " / " + name;
    }
}
