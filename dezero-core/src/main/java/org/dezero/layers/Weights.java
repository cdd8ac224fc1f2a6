package org.dezero.layers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.dezero.Config;
import org.dezero.Parameter;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.io.NpyHeader;
import org.dezero.io.Npz;
import org.dezero.io.NpzFile;

/** The parameters of a layer and the arrays of a file: {@link Layer#saveWeights} and {@link Layer#loadWeights}. */
final class Weights {
    private final Layer layer;
    private final Map<String, Parameter> parameters;

    Weights(Layer layer) {
        this.layer = layer;
        parameters = layer.namedParams();
    }

    /** Writes one parameter after the other, so that no more than one is copied out of its backend at a time. */
    Path save(Path file) throws IOException {
        List<String> empty = new ArrayList<>();
        parameters.forEach((key, p) -> {
            if (!p.hasData()) {
                empty.add(key);
            }
        });
        if (!empty.isEmpty()) {
            throw new IllegalStateException(
                    "saveWeights: parameters of " + layer.getClass().getName()
                            + " have no array yet: " + String.join(", ", empty)
                            + "; they are sized at the first use, an RNN's h2h at the second: run the layer, or give "
                            + "its input size");
        }
        return Npz.writeCompressed(file, parameters.keySet(), key -> {
            NdArray data = Objects.requireNonNull(parameters.get(key)).data();
            return data.backend().toHost(data);
        });
    }

    /** Looks at everything, then reads everything, and only then changes parameters. */
    void load(Path file, Set<LoadOption> options) throws IOException {
        Map<Parameter, NdArray> loaded = new LinkedHashMap<>();
        try (NpzFile npz = Npz.open(file)) {
            check(npz, file, options);
            for (Map.Entry<String, Parameter> e : parameters.entrySet()) {
                if (npz.names().contains(e.getKey())) {
                    loaded.put(e.getValue(), read(npz, e.getKey(), e.getValue()));
                }
            }
        }
        loaded.forEach(Parameter::setData);
    }

    private static NdArray read(NpzFile npz, String key, Parameter p) throws IOException {
        ArrayBackend xp = p.hasData() ? p.backend() : Config.backend();
        HostArray values = p.hasData() ? npz.read(key, p.dtype()) : npz.read(key);
        return xp.fromHost(values);
    }

    private void check(NpzFile npz, Path file, Set<LoadOption> options) throws IOException {
        List<String> problems = new ArrayList<>();
        boolean any = false;
        for (Map.Entry<String, Parameter> e : parameters.entrySet()) {
            String key = e.getKey();
            if (npz.names().contains(key)) {
                any = true;
                compare(key, e.getValue(), npz.header(key), problems);
            } else if (!options.contains(LoadOption.KEEP_MISSING)) {
                problems.add(key + ": missing in the file");
            }
        }
        if (!options.contains(LoadOption.IGNORE_EXTRA)) {
            Set<String> extra = new TreeSet<>(npz.names());
            extra.removeAll(parameters.keySet());
            extra.forEach(key -> problems.add(key + ": not a parameter of the layer"));
        }
        if (problems.isEmpty() && !any && !parameters.isEmpty()) {
            problems.add(
                    "none of its parameters is in the file: " + parameters.keySet() + ", the file has " + npz.names());
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("loadWeights: " + file + " does not fit "
                    + layer.getClass().getName() + ":\n  " + String.join("\n  ", problems)
                    + "\nNothing was loaded; give the file that was saved from this model, or see LoadOption");
        }
    }

    private static void compare(String key, Parameter p, NpyHeader header, List<String> problems) {
        if (!p.accepts(header.shape())) {
            problems.add(key + ": shape " + header.shape() + " in the file, " + p.acceptedShape() + " in the layer");
        }
        DType wanted = p.hasData() ? p.dtype() : DType.FLOAT32;
        boolean converts = header.dtype().isFloating() ? wanted.isFloating() : header.dtype() == wanted;
        if (!converts) {
            problems.add(key + ": dtype " + header.dtype() + " in the file, " + wanted + " in the layer");
        }
    }
}
