package org.dezero.tck.capability;

import java.util.List;
import java.util.function.Function;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.HostArray;

/**
 * One use of an operation.
 *
 * @param body the same mathematics at every call, away from the kinks of the operation
 */
record Example(Function<List<Variable>, Variable> body, List<Argument> arguments) {

    /** The operands in a dtype. */
    List<HostArray> in(DType dtype) {
        return arguments.stream().map(a -> a.in(dtype)).toList();
    }
}
