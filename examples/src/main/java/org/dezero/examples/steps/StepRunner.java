package org.dezero.examples.steps;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dezero.Config;
import org.dezero.Scope;
import org.dezero.array.ArrayBackend;
import org.dezero.random.RandomState;

/** Runs steps on a backend, each with random numbers from seed 0, and compares what comes out with files. */
public final class StepRunner {
    private final ArrayBackend backend;
    private final StepInputs inputs;

    /** A runner with everything that steps may ask for. */
    public StepRunner(ArrayBackend backend, StepInputs inputs) {
        this.backend = backend;
        this.inputs = inputs;
    }

    /** The numbers of the steps, ascending. */
    public static List<Integer> numbers() {
        return Steps.ALL.stream().map(ListedStep::number).toList();
    }

    /**
     * Runs a step, prints what it prints, and checks it.
     *
     * @param number one of {@link #numbers}
     * @param expected the folder of the files with what should come out
     * @param printed gets what the book's script prints too
     * @param noted gets what is said beside it
     * @param also gets what is computed and not printed
     * @return a report also where the step threw or its file cannot be read
     */
    public StepReport run(
            int number, Path expected, Consumer<String> printed, Consumer<String> noted, Consumer<String> also) {
        return run(Steps.get(number), expected, printed, noted, also);
    }

    StepReport run(
            ListedStep step, Path expected, Consumer<String> printed, Consumer<String> noted, Consumer<String> also) {
        StepOutput out = new StepOutput(step.name() + "-", inputs, printed, noted);
        List<String> failures = new ArrayList<>();
        String checked = "nothing compared";
        long start = System.nanoTime();
        try {
            try (Scope onBackend = Config.backend(backend);
                    Scope seeded = Config.random(new RandomState(0))) {
                step.step().get().run(out);
            }
            out.also().forEach((name, values) -> also.accept(name + ": " + text(values)));
            Check check = Check.of(step, out, Expected.read(expected, step.name()), backend.name());
            checked = said(check);
            failures.addAll(check.failures());
        } catch (IOException | RuntimeException | Error e) {
            // Whatever a step throws is its failure, and the steps after it still run.
            failures.add(chain(e));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new StepReport(step.number(), step.title(), checked, List.copyOf(failures), seconds);
    }

    private static String said(Check check) {
        List<String> out = new ArrayList<>();
        if (check.compared() > 0) {
            out.add("compared " + check.compared() + " numbers");
        }
        out.addAll(check.properties());
        return out.isEmpty() ? "the book's script prints nothing" : String.join("; ", out);
    }

    private static String text(List<Double> values) {
        return String.join(" ", values.stream().map(Python::text).toList());
    }

    private static String chain(Throwable thrown) {
        StringBuilder out = new StringBuilder(thrown.toString());
        for (Throwable t = thrown.getCause(); t != null; t = t.getCause()) {
            out.append(", because of ").append(t);
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        if (trace.length > 0) {
            out.append(" at ").append(trace[0]);
        }
        return out.toString().replaceAll("\\s*\\R\\s*", " ");
    }
}
