package org.dezero.optimizers;

import java.util.IdentityHashMap;
import org.dezero.ArrayHolder;
import org.dezero.GraphScope;
import org.dezero.Parameter;
import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.dezero.array.ShapeException;

/** One array for each parameter, of the parameter's shape and dtype and on its backend; zeros at first. */
final class State implements ArrayHolder {
    private final String name;
    private final IdentityHashMap<Parameter, NdArray> arrays = new IdentityHashMap<>();

    /**
     * Empty.
     *
     * @param name for messages
     */
    State(String name) {
        this.name = name;
    }

    /** The array that goes with {@code p}, whose array is {@code data}. */
    NdArray of(Parameter p, NdArray data) {
        ArrayBackend xp = data.backend();
        NdArray state = arrays.get(p);
        if (state == null) {
            return xp.full(data.shape(), data.dtype(), 0);
        }
        if (!state.shape().equals(data.shape())) {
            throw new ShapeException("update: shapes differ: parameter '" + p.name() + "' " + data.shape() + " "
                    + data.dtype() + ", " + name + " " + state.shape() + " " + state.dtype()
                    + "; make a new optimizer after changing a parameter's shape");
        }
        // The parameter may have moved, or changed its dtype, since the last step.
        NdArray here = state.backend() == xp ? state : xp.fromHost(state.toHost());
        return here.dtype() == data.dtype() ? here : xp.cast(here, data.dtype());
    }

    /** Stores the next array of {@code p}, rounded to the dtype of its {@code data}; returns it as stored. */
    NdArray put(Parameter p, NdArray data, NdArray next) {
        NdArray stored = Arithmetic.round(next, data);
        NdArray before = arrays.put(p, stored);
        if (before != null && before != stored) {
            GraphScope.release(before);
        }
        GraphScope.register(this);
        return stored;
    }

    @Override
    public void keepArrays(GraphScope scope) {
        arrays.values().forEach(scope::keep);
    }
}
