package org.dezero.tck.golden;

import java.util.List;
import org.dezero.Variable;
import org.jspecify.annotations.Nullable;

/**
 * What an operation of a case is given.
 *
 * @param golden the case
 * @param inputs its inputs as variables
 */
record Arguments(GoldenCase golden, List<Variable> inputs) {

    /** Input {@code i}. */
    Variable x(int i) {
        if (i >= inputs.size()) {
            throw new AssertionError(
                    golden.op() + ": the case has " + inputs.size() + " inputs, the operation takes more");
        }
        return inputs.get(i);
    }

    /** The input of that name. */
    Variable named(String name) {
        int i = golden.inputNames().indexOf(name);
        if (i < 0) {
            throw new AssertionError(
                    golden.op() + ": no input is named '" + name + "', they are " + golden.inputNames());
        }
        return inputs.get(i);
    }

    boolean has(String name) {
        return golden.inputNames().contains(name);
    }

    /** The input of that name; null if there is none. */
    @Nullable
    Variable orNull(String name) {
        return has(name) ? named(name) : null;
    }

    Variable[] all() {
        return inputs.toArray(new Variable[0]);
    }

    Json attr(String name) {
        return golden.attrs().get(name);
    }

    double number(String name) {
        return attr(name).number();
    }

    int integer(String name) {
        return attr(name).smallInteger();
    }

    double number(String name, double otherwise) {
        Json found = golden.attrs().find(name);
        return found == null ? otherwise : found.number();
    }

    String text(String name, String otherwise) {
        Json found = golden.attrs().find(name);
        return found == null ? otherwise : found.text();
    }

    /** Two integers, vertical and horizontal; one stands for both. */
    int[] pair(String name) {
        return pair(attr(name));
    }

    /** The same; {@code otherwise} where the case does not speak of it. */
    int[] pair(String name, int otherwise) {
        Json found = golden.attrs().find(name);
        return found == null ? new int[] {otherwise, otherwise} : pair(found);
    }

    private static int[] pair(Json value) {
        if (!value.isList()) {
            return new int[] {value.smallInteger(), value.smallInteger()};
        }
        int[] pair = value.integers();
        if (pair.length != 2) {
            throw value.wrong("not a pair [vertical, horizontal]");
        }
        return pair;
    }

    /** A switch that is off where the case does not speak of it. */
    boolean flag(String name) {
        Json found = golden.attrs().find(name);
        return found != null && found.truth();
    }
}
