package org.dezero.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.tck.Check;
import org.dezero.tck.Conformance;
import org.dezero.tck.Tally;
import org.dezero.tck.capability.CapabilityTable;
import org.dezero.tck.golden.CorpusException;
import org.dezero.tck.golden.GoldenCorpus;
import org.dezero.tck.gradient.GradientChecks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds a backend to the meaning of every operation. */
@Command(
        name = "tck",
        mixinStandardHelpOptions = true,
        description = "Runs the conformance kit, the second-order checks and a golden corpus against a backend."
                + " Prints the failures, and at last how many checks passed and failed. Or writes down what every"
                + " operation can do on every backend.")
final class TckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The backend; none with --table.")
    private @Nullable String name;

    @Option(
            names = "--golden",
            paramLabel = "DIR",
            description = "A folder of .json files in the golden schema, to be run instead of the bundled corpus.")
    private @Nullable String golden;

    @Option(
            names = "--family",
            paramLabel = "F,...",
            split = ",",
            description = "Runs these families of the corpus only, and nothing else.")
    private List<String> families = new ArrayList<>();

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "Writes which operation runs on which backend in which dtype and how often it can be"
                    + " differentiated, found out by running it, and nothing else.")
    private @Nullable String table;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (table != null && name == null) {
            return writeTable(table);
        }
        if (table != null) {
            throw new ParameterException(spec.commandLine(), "--table shows all backends; leave NAME out");
        }
        if (name == null) {
            throw new ParameterException(spec.commandLine(), "NAME is missing");
        }
        return check(ArrayBackends.get(name));
    }

    private int check(ArrayBackend backend) {
        PrintWriter out = spec.commandLine().getOut();
        List<Check> checks = new ArrayList<>();
        try {
            GoldenCorpus corpus = golden == null ? GoldenCorpus.bundled() : GoldenCorpus.read(Path.of(golden));
            if (families.isEmpty()) {
                checks.addAll(Conformance.checks(backend));
                checks.addAll(GradientChecks.checks(backend));
                checks.addAll(CapabilityTable.checks(backend));
            } else {
                corpus = corpus.only(families);
            }
            checks.addAll(corpus.checks(backend));
        } catch (InvalidPathException e) {
            throw new UnusableInput("--golden '" + golden + "' is not a folder name: " + e.getReason(), e);
        } catch (CorpusException | IllegalArgumentException e) {
            throw new UnusableInput(String.valueOf(e.getMessage()), e);
        }
        Tally tally = Tally.of(checks, out::println);
        out.println(tally);
        return tally.failed() == 0 ? 0 : Main.FAILED;
    }

    private int writeTable(String file) {
        PrintWriter out = spec.commandLine().getOut();
        CapabilityTable made = CapabilityTable.of(availableBackends());
        try {
            Files.writeString(Path.of(file), made.toMarkdown());
        } catch (InvalidPathException e) {
            throw new UnusableInput("--table '" + file + "' is not a file name: " + e.getReason(), e);
        } catch (IOException e) {
            throw new UnusableInput("--table '" + file + "' cannot be written: " + e, e);
        }
        made.failures().forEach(failure -> out.println("FAILED " + failure));
        out.println("wrote " + file);
        return made.failures().isEmpty() ? 0 : Main.FAILED;
    }

    /** Those that can be used, the one with the lowest priority first. */
    static List<ArrayBackend> availableBackends() {
        List<ArrayBackend> out = new ArrayList<>();
        for (ArrayBackends.Candidate c : ArrayBackends.candidates()) {
            if (c.whyUnavailable().isEmpty()) {
                out.add(0, ArrayBackends.get(c.name()));
            }
        }
        return out;
    }
}
