package org.dezero.examples;

import java.io.PrintWriter;
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
import org.dezero.tck.golden.CorpusException;
import org.dezero.tck.golden.GoldenCorpus;
import org.dezero.tck.gradient.GradientChecks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds a backend to the meaning of every operation. */
@Command(
        name = "tck",
        mixinStandardHelpOptions = true,
        description = "Runs the conformance kit, the second-order checks and a golden corpus against a backend."
                + " Prints the failures, and at last how many checks passed and failed.")
final class TckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The backend.")
    private String name = "";

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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ArrayBackend backend = ArrayBackends.get(name);
        List<Check> checks = new ArrayList<>();
        try {
            GoldenCorpus corpus = golden == null ? GoldenCorpus.bundled() : GoldenCorpus.read(Path.of(golden));
            if (families.isEmpty()) {
                checks.addAll(Conformance.checks(backend));
                checks.addAll(GradientChecks.checks(backend));
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
}
