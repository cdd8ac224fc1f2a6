package org.dezero.examples;

import java.io.PrintWriter;
import java.util.List;
import org.dezero.array.ArrayBackends;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which backends there are. */
@Command(
        name = "backends",
        mixinStandardHelpOptions = true,
        description = "Shows what was found, which one is chosen, and what is unavailable and why.")
final class BackendsCommand implements Runnable {
    @Mixin
    private ChosenBackend backend = new ChosenBackend();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        List<ArrayBackends.Candidate> candidates = ArrayBackends.candidates();
        String chosen = backend.get().name();
        for (ArrayBackends.Candidate c : candidates) {
            out.println(c.name() + " (priority " + c.priority() + ", " + c.provider() + "): "
                    + c.whyUnavailable().map(why -> "unavailable: " + why).orElse("available")
                    + (c.name().equals(chosen) ? ", chosen" : ""));
        }
    }
}
