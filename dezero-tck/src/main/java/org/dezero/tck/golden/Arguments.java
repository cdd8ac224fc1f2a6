package org.dezero.tck.golden;

import java.util.List;
import org.dezero.Variable;

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

    /** A switch that is off where the case does not speak of it. */
    boolean flag(String name) {
        Json found = golden.attrs().find(name);
        return found != null && found.truth();
    }
}
