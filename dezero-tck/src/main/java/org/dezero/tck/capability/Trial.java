package org.dezero.tck.capability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dezero.Config;
import org.dezero.GradientCheck;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.tck.ReferenceBackend;
import org.jspecify.annotations.Nullable;

/**
 * An example, what must come of it, and how that is known: results are those of the reference backend, and gradients those of
 * the reference backend in FLOAT64, which are compared with central differences first.
 */
final class Trial {
    private static final ArrayBackend REFERENCE = new ReferenceBackend();

    /** Central differences with steps of 1e-4 are good to about 1e-8. */
    private static final double DIFFERENCES = 1e-6;

    private final Example example;
    private final Map<DType, Outcome> expected = new HashMap<>();
    private final Map<DType, Outcome> exact = new HashMap<>();
    private @Nullable String unsoundFirst;
    private @Nullable String unsoundSecond;

    Trial(Example example) {
        this.example = example;
    }

    /** What the example shows of a backend in a dtype. */
    Finding on(ArrayBackend backend, DType dtype) {
        Outcome actual = Outcome.of(example, example.in(dtype), backend);
        HostArray result = actual.result();
        if (actual.refused() && !dtype.isFloating()) {
            return Finding.REFUSED;
        }
        if (result == null) {
            return Finding.wrong(actual.refused() ? "refused" : String.valueOf(actual.error()));
        }
        String forward = result.dtype() == dtype ? Finding.SAME : Finding.letter(result.dtype());
        HostArray wanted = expected(dtype).result();
        String wrong = wanted == null ? "the reference has no result" : compare("result", result, wanted, dtype);
        if (wrong == null && result.dtype() != Objects.requireNonNull(wanted).dtype()) {
            wrong = "result: " + result.dtype() + ", expected " + wanted.dtype();
        }
        if (wrong != null) {
            return Finding.wrong(wrong);
        }
        if (!actual.differentiable()) {
            return new Finding(forward, Finding.NONE, Finding.NONE, actual.error());
        }
        wrong = compare(false, actual, dtype);
        if (wrong != null) {
            return new Finding(forward, Finding.WRONG, Finding.WRONG, wrong);
        }
        wrong = compare(true, actual, dtype);
        if (wrong != null) {
            return new Finding(forward, Finding.SAME, Finding.WRONG, wrong);
        }
        return new Finding(forward, Finding.SAME, Finding.SAME, null);
    }

    private Outcome expected(DType dtype) {
        return expected.computeIfAbsent(dtype, t -> Outcome.of(example, example.in(t), REFERENCE));
    }

    /** The same numbers in FLOAT64. */
    private Outcome exact(DType dtype) {
        return exact.computeIfAbsent(dtype, t -> {
            List<HostArray> inputs = new ArrayList<>();
            for (Argument a : example.arguments()) {
                HostArray values = a.in(t);
                inputs.add(a.isDifferentiated() ? values.cast(DType.FLOAT64) : values);
            }
            return Outcome.of(example, inputs, REFERENCE);
        });
    }

    // ---- comparing --------------------------------------------------------------------------------------------------

    /** What is wrong with the gradients of an order; null if nothing is. */
    private @Nullable String compare(boolean second, Outcome outcome, DType dtype) {
        String what = second ? "second gradient" : "gradient";
        List<HostArray> actual = second ? outcome.second() : outcome.first();
        List<HostArray> wanted = second ? exact(dtype).second() : exact(dtype).first();
        if (actual == null || wanted == null) {
            return actual == null ? String.valueOf(outcome.error()) : "the reference has no " + what;
        }
        if (!unsound(second).isEmpty()) {
            return unsound(second);
        }
        for (int i = 0; i < wanted.size(); i++) {
            String wrong = compare(what + " " + i, actual.get(i), wanted.get(i), dtype);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static @Nullable String compare(String what, HostArray actual, HostArray wanted, DType dtype) {
        if (!actual.shape().equals(wanted.shape())) {
            return what + ": shape " + actual.shape() + ", expected " + wanted.shape();
        }
        double scale = 1;
        for (double v : wanted.toDoubleArray()) {
            scale = Double.isFinite(v) ? Math.max(scale, Math.abs(v)) : scale;
        }
        double allowed = scale * (dtype == DType.FLOAT32 ? 1e-4 : dtype.isFloating() ? 1e-11 : 0);
        // The gradients of integers are computed in FLOAT64 where they have fractions.
        allowed = actual.dtype().isFloating() ? Math.max(allowed, scale * 1e-11) : allowed;
        for (int i = 0; i < wanted.size(); i++) {
            double a = actual.getDouble(i);
            double e = wanted.getDouble(i);
            if (Double.compare(a, e) != 0 && !(Math.abs(a - e) <= allowed)) {
                return what + ": element " + i + " is " + a + ", expected " + e;
            }
        }
        return null;
    }

    // ---- the reference's own gradients ------------------------------------------------------------------------------

    /** Why the reference's gradients of an order are not to be trusted; empty if they are. */
    private String unsound(boolean second) {
        String known = second ? unsoundSecond : unsoundFirst;
        if (known == null) {
            known = differences(second);
            unsoundSecond = second ? known : unsoundSecond;
            unsoundFirst = second ? unsoundFirst : known;
        }
        return known;
    }

    private String differences(boolean second) {
        try (Scope onReference = Config.backend(REFERENCE)) {
            List<Variable> xs = new ArrayList<>();
            for (Argument a : example.arguments()) {
                HostArray values = a.in(DType.FLOAT64);
                xs.add(a.isDifferentiated() ? Variable.of(values) : Variable.constant(values));
            }
            GradientCheck.Result result = second
                    ? GradientCheck.gradientGradientCheck(example.body(), xs, DIFFERENCES, DIFFERENCES)
                    : GradientCheck.gradientCheck(example.body(), xs, DIFFERENCES, DIFFERENCES);
            return result.passed() ? "" : result.message();
        }
    }
}
