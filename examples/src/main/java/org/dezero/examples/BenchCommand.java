package org.dezero.examples;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The benchmarks are a program of their own, which the launcher builds and starts. */
@Command(name = "bench", description = "Measures the hot loops; needs the launcher.")
final class BenchCommand implements Runnable {
    @Unmatched
    private List<String> ignored = new ArrayList<>();

    @Override
    public void run() {
        throw new UnusableInput("the benchmarks are a program of their own; run the launcher: ./dezero bench quick");
    }
}
