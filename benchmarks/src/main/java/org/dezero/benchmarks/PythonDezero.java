package org.dezero.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.io.Npz;

/** Python's DeZero, where there is one: a script of its own does the work, on the same numbers. */
final class PythonDezero {
    private static final String SCRIPT = "benchmarks/python/dezero_bench.py";

    private PythonDezero() {}

    /** The command for a part of the script. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3", "-W", "ignore", script().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path script() {
        // The launcher says where the sources are.
        return Path.of(System.getProperty("dezero.root", ".")).resolve(SCRIPT);
    }

    /** Why it cannot take part; empty if it can. */
    static String whyUnavailable() {
        if (!Files.isReadable(script())) {
            return "there is no " + SCRIPT + "; run from within the sources";
        }
        try {
            run(command("check"));
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).strip() + "; " + SCRIPT + " says how to get it";
        }
    }

    /** Measures a row; what it computes must agree with the library. */
    static Measurement measure(Row row) {
        String work = work(row);
        try {
            Path file = Files.createTempFile("dezero-python", ".npz");
            try {
                Map<String, Object> said =
                        JsonTree.object(run(command(work, file.toString())).strip());
                Workload ours = ours(work);
                ours.results();
                Agreement.compare(ours.results(), results(file));
                List<Double> nanos = new ArrayList<>();
                if (said.get("nanos") instanceof List<?> all) {
                    all.forEach(n -> nanos.add((Double) n));
                }
                return new Measurement(nanos, List.of(), String.valueOf(said.get("ran")), 0, null, null);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | IllegalStateException e) {
            return Measurement.failed(String.valueOf(e.getMessage()));
        }
    }

    private static String work(Row row) {
        String work = row.params().getOrDefault("graph", row.params().get("work"));
        if (work == null) {
            throw new IllegalArgumentException("python: no " + row.label());
        }
        return work;
    }

    private static Workload ours(String work) {
        return work.equals("mlp-step")
                ? new NetworkRun(Network.MLP, true, ArrayBackends.get("plain"), DType.FLOAT32)
                : new ScalarGraph(ScalarWork.parse(work), ArrayBackends.get("plain"), DType.FLOAT64);
    }

    private static Map<String, double[]> results(Path file) throws IOException {
        Map<String, double[]> out = new LinkedHashMap<>();
        Npz.read(file).forEach((name, array) -> out.put(name.replace('_', '/'), array.toDoubleArray()));
        return out;
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(Meter.reason(text));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return text;
    }
}
