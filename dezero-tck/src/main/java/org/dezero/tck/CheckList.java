package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;

/** The checks of one backend while they are being listed. */
final class CheckList {
    /** The floating dtypes. */
    static final List<DType> FLOATS = List.of(DType.FLOAT32, DType.FLOAT64);

    /** The dtypes one can calculate with. */
    static final List<DType> NUMBERS = List.of(DType.INT64, DType.FLOAT32, DType.FLOAT64);

    /** All dtypes. */
    static final List<DType> ALL = List.of(DType.values());

    private final ArrayBackend backend;
    private final List<Check> checks = new ArrayList<>();
    private String group = "";

    CheckList(ArrayBackend backend) {
        this.backend = backend;
    }

    ArrayBackend backend() {
        return backend;
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }

    /** The group of the checks that follow. */
    void group(String name) {
        group = name;
    }

    void add(String name, Check.Body body) {
        checks.add(new Check(group, name, body));
    }

    /** One check made of trials; the supplier runs with the check. */
    void addTrials(String name, Supplier<List<Trial>> trials) {
        add(name, () -> trials.get().forEach(trial -> trial.on(backend)));
    }

    /** Two checks for a method that has a default: the backend's own, and the default over the backend's primitives. */
    void addTrialsWithDefault(String name, Supplier<List<Trial>> trials) {
        addTrials(name, trials);
        add(name + ", default", () -> trials.get().forEach(trial -> trial.defaultOn(backend)));
    }

    /** The name of an enum constant as it stands in the name of a check. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
