package org.dezero.tck;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.dezero.array.ArrayBackend;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;

/**
 * One computation on given operands: its result is that of the reference, belongs to the backend that made it, and the
 * operands are afterwards what they were.
 *
 * @param text the computation as failures name it, parameters included
 * @param call the computation
 * @param tolerance how far the result may lie from the reference
 * @param inputs the operands
 */
record Trial(String text, Call call, Tolerance tolerance, Input... inputs) {
    private static final ReferenceBackend REFERENCE = new ReferenceBackend();

    /** Fails unless the backend computes what the reference computes. */
    void on(ArrayBackend backend) {
        HostArray actual = result(backend);
        Comparison.assertSame(actual, expected(), tolerance, scale(), this::toString);
    }

    /**
     * Fails unless the defaults over the backend's primitives compute what the reference computes, and the backend's
     * override what the default computes.
     */
    void defaultOn(ArrayBackend backend) {
        HostArray byDefault = result(new PrimitivesOnly(backend));
        HostArray scale = scale();
        Comparison.assertSame(byDefault, expected(), tolerance, scale, () -> this + ", default");
        Comparison.assertSame(
                result(backend), byDefault, tolerance.twice(), scale, () -> this + ", override against default");
    }

    private HostArray result(ArrayBackend backend) {
        Operand[] operands = new Operand[inputs.length];
        NdArray result;
        HostArray values;
        try {
            for (int i = 0; i < operands.length; i++) {
                operands[i] = inputs[i].on(backend);
            }
            result = call.on(backend, arrays(operands));
            values = backend.toHost(result);
        } catch (RuntimeException thrown) {
            throw new AssertionError(this + ": threw " + thrown, thrown);
        }
        if (result.backend() != backend) {
            throw new AssertionError(this + ": the result's backend() is "
                    + result.backend().name() + ", not the backend that made it, " + backend.name());
        }
        if (!result.shape().equals(values.shape()) || result.dtype() != values.dtype()) {
            throw new AssertionError(this + ": the result says it is " + result.shape() + " " + result.dtype()
                    + ", its elements are " + values.shape() + " " + values.dtype());
        }
        for (Operand operand : operands) {
            operand.assertUnchanged(toString());
        }
        return values;
    }

    private static NdArray[] arrays(Operand[] operands) {
        return Arrays.stream(operands).map(Operand::array).toArray(NdArray[]::new);
    }

    private HostArray expected() {
        return onReference(call);
    }

    private HostArray scale() {
        Call size = tolerance.scale();
        return size == null ? HostArray.of(new double[1]).reshape() : onReference(size);
    }

    private HostArray onReference(Call wanted) {
        NdArray[] arrays =
                Arrays.stream(inputs).map(input -> input.onReference(REFERENCE)).toArray(NdArray[]::new);
        return wanted.on(REFERENCE, arrays).toHost();
    }

    /** {@code add: (3, 5) float32 transposed, (5,) float32 contiguous}. */
    @Override
    public String toString() {
        return text + ": " + Arrays.stream(inputs).map(Input::toString).collect(Collectors.joining(", "));
    }
}
