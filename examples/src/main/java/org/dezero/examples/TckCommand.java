package org.dezero.examples;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.tck.Conformance;
import org.dezero.tck.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds a backend to the meaning of every operation. */
@Command(
        name = "tck",
        mixinStandardHelpOptions = true,
        description = "Runs the conformance kit and a golden corpus against a backend.")
final class TckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The backend.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ArrayBackend backend = ArrayBackends.get(name);
        Tally tally = Tally.of(Conformance.checks(backend), out::println);
        out.println(tally);
        return tally.failed() == 0 ? 0 : Main.FAILED;
    }
}
