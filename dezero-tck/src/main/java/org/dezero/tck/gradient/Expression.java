package org.dezero.tck.gradient;

import java.util.List;
import java.util.function.Function;
import org.dezero.Variable;
import org.dezero.array.HostArray;

/**
 * A small computation to be differentiated.
 *
 * @param name what it is
 * @param body the computation; the same mathematics at every call
 * @param inputs where it is differentiated, away from its kinks
 */
record Expression(String name, Function<List<Variable>, Variable> body, List<HostArray> inputs) {}
