package org.dezero.examples;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.dezero.array.BackendException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line {@code dezero}.
 *
 * <p>The exit status is 0; or 1 if a check failed; or 2 for a wrong command line or what cannot be read, with one line
 * that says what is wrong and what is possible.
 */
@Command(
        name = "dezero",
        mixinStandardHelpOptions = true,
        description = "DeZero for the JVM",
        subcommands = {
            TrainCommand.class,
            StepsCommand.class,
            ExampleCommand.class,
            BackendsCommand.class,
            TckCommand.class,
            BenchCommand.class
        })
public final class Main implements Runnable {
    static final int FAILED = 1;
    static final int WRONG = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    Main() {}

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] args) {
        // Charts are files; AWT must not look for a display.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        System.exit(run(out, err, args));
    }

    /** Runs a command; returns its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine command = new CommandLine(new Main());
        command.setOut(out);
        command.setErr(err);
        command.setParameterExceptionHandler((e, a) -> {
            err.println(oneLine(e));
            return WRONG;
        });
        command.setExecutionExceptionHandler((e, c, p) -> {
            if (e instanceof BackendException) {
                // The diagnosis lists what was seen, one line each.
                err.println(e.getMessage());
                return WRONG;
            }
            if (e instanceof UnusableInput) {
                err.println(name(c.getCommandSpec()) + ": " + e.getMessage());
                return WRONG;
            }
            if (e instanceof CommandFailed) {
                err.println(name(c.getCommandSpec()) + ": " + e.getMessage());
                return FAILED;
            }
            throw e;
        });
        int status = command.execute(args);
        out.flush();
        err.flush();
        return status;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command");
    }

    // ---- messages -----------------------------------------------------------------------------------------------

    private static String oneLine(ParameterException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String message = String.valueOf(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            if (word.startsWith("-")) {
                message = "unknown option '" + word + "'";
            } else if (spec.subcommands().isEmpty()) {
                message = "unexpected argument '" + word + "'";
            } else {
                message = "there is no '" + word + "'";
            }
        } else if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            message = missing.getMissing().get(0) instanceof OptionSpec option
                    ? option.longestName() + " needs a value"
                    : missing.getMissing().get(0).paramLabel() + " is missing";
        }
        // What a converter says is enough.
        message = message.replaceFirst("^Invalid value for option '(--\\w+)'[^:]*: ", "$1: ");
        return name(spec) + ": " + message.strip().replaceAll("\\s*\\R\\s*", " ") + "; possible: " + possible(spec);
    }

    /** The words that may stand behind a command. */
    private static String possible(CommandSpec spec) {
        if (!spec.subcommands().isEmpty()) {
            return String.join(", ", spec.subcommands().keySet());
        }
        List<String> out = new ArrayList<>();
        spec.positionalParameters().forEach(p -> out.add(p.paramLabel()));
        for (OptionSpec option : spec.options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                out.add("[" + option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                        + "]");
            }
        }
        return out.isEmpty() ? "nothing more" : String.join(" ", out);
    }

    private static String name(CommandSpec spec) {
        return spec.qualifiedName();
    }
}
