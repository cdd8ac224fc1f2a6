package org.dezero.examples;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dezero.examples.steps.StepInputs;
import org.dezero.examples.steps.StepReport;
import org.dezero.examples.steps.StepRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The 60 steps of the book. */
@Command(
        name = "steps",
        mixinStandardHelpOptions = true,
        description = "Runs steps of the book. One step prints what the book's script prints, and beside it, on the"
                + " standard error stream, where its pictures are and what was compared. Several are compared only,"
                + " a line each.")
final class StepsCommand implements Callable<Integer> {
    /** The folder of the files with what should come out; the launcher sets it. */
    static final String EXPECTED = "dezero.steps.expected";

    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

    @Parameters(paramLabel = "N|N-M|all", description = "A step, a range of steps, or all.")
    private String which = "";

    @Mixin
    private ChosenBackend backend = new ChosenBackend();

    @Mixin
    private OutputFolder out = new OutputFolder();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder with the files of MNIST or Fashion-MNIST for steps 51 to 53. Unless given, a single"
                    + " step takes what is installed, else the digits that come with the project; several steps take"
                    + " these digits.")
    private @Nullable String data;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "The .npz of a trained VGG16 for step 58; unless given, random weights.")
    private @Nullable String weights;

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "The image for step 58; unless given, a generated one.")
    private @Nullable String image;

    @Option(
            names = "--full",
            description = "Shows of one step also what is compared beyond what is printed; of several all they print.")
    private boolean full;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Integer> numbers = numbers();
        Path expected = expected();
        boolean many = which.contains("-") || which.equals("all");
        // The lines of several steps mean the same on every machine, whatever is installed there.
        StepInputs inputs =
                new StepInputs(out.get(), data(), !many, file("--weights", weights), file("--image", image));
        StepRunner runner = new StepRunner(backend.get(), inputs);
        return many ? many(runner, numbers, expected) : one(runner, numbers.get(0), expected);
    }

    // ---- running ------------------------------------------------------------------------------------------------

    private int one(StepRunner runner, int number, Path expected) {
        PrintWriter to = spec.commandLine().getOut();
        PrintWriter beside = spec.commandLine().getErr();
        StepReport report =
                runner.run(number, expected, to::println, beside::println, full ? to::println : StepsCommand::unseen);
        to.flush();
        beside.println(line(report));
        return report.passed() ? 0 : Main.FAILED;
    }

    private int many(StepRunner runner, List<Integer> numbers, Path expected) {
        PrintWriter to = spec.commandLine().getOut();
        int failed = 0;
        for (int number : numbers) {
            Consumer<String> shown = full ? to::println : StepsCommand::unseen;
            StepReport report = runner.run(number, expected, shown, shown, shown);
            failed += report.passed() ? 0 : 1;
            to.println(line(report));
            to.flush();
        }
        to.println((numbers.size() - failed) + " passed, " + failed + " failed");
        return failed == 0 ? 0 : Main.FAILED;
    }

    private static void unseen(String text) {}

    private static String line(StepReport report) {
        return String.format(
                Locale.ROOT,
                "step %d, %s: %s (%.2f s)",
                report.number(),
                report.title(),
                report.passed() ? report.checked() : "FAILED: " + String.join("; ", report.failures()),
                report.seconds());
    }

    // ---- what was asked for -------------------------------------------------------------------------------------

    private List<Integer> numbers() {
        List<Integer> all = StepRunner.numbers();
        if (which.equals("all")) {
            return all;
        }
        Matcher m = RANGE.matcher(which);
        if (!m.matches()) {
            throw new UnusableInput("'" + which + "' is no step; name one, a range as 1-10, or all");
        }
        int first = Integer.parseInt(m.group(1));
        int last = m.group(2) == null ? first : Integer.parseInt(m.group(2));
        for (int number : new int[] {first, last}) {
            if (!all.contains(number)) {
                throw new UnusableInput("there is no step " + number + "; they are 1 to " + all.get(all.size() - 1));
            }
        }
        if (first > last) {
            throw new UnusableInput("the range " + which + " is empty; name the smaller number first");
        }
        return all.stream().filter(n -> n >= first && n <= last).toList();
    }

    private static Path expected() {
        String folder = System.getProperty(EXPECTED, "");
        if (folder.isEmpty()) {
            throw new UnusableInput("the files with the expected numbers are not known; run the launcher, or set -D"
                    + EXPECTED + " to their folder");
        }
        return folder("-D" + EXPECTED, folder);
    }

    private @Nullable Path data() {
        return data == null ? null : folder("--data", data);
    }

    private static Path folder(String option, String name) {
        Path folder = path(option, name);
        if (!Files.isDirectory(folder)) {
            throw new UnusableInput(option + " '" + name + "' is not a folder");
        }
        return folder;
    }

    private static @Nullable Path file(String option, @Nullable String name) {
        if (name == null) {
            return null;
        }
        Path file = path(option, name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UnusableInput(option + " '" + name + "' is not a file that can be read");
        }
        return file;
    }

    private static Path path(String option, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UnusableInput(option + " '" + name + "' is not the name of a file: " + e.getReason(), e);
        }
    }
}
