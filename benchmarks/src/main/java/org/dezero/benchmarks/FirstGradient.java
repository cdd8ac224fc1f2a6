package org.dezero.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dezero.F;
import org.dezero.Variable;

/** A program that computes one gradient and ends: the first example of the book. What it costs is the start. */
public final class FirstGradient {
    private FirstGradient() {}

    /** Prints the gradient and the largest resident size of this process. */
    public static void main(String[] args) {
        Variable x = Variable.of(0.5);
        F.square(F.exp(F.square(x))).backward();
        report(x.grad().item());
    }

    /** Prints what {@link ProcessStart} reads. */
    static void report(double gradient) {
        System.out.println(ProcessStart.GRADIENT + " " + gradient);
        System.out.println(ProcessStart.RESIDENT + " " + residentKib());
    }

    /** The largest resident size so far in KiB; 0 where the system does not say. */
    private static String residentKib() {
        try (BufferedReader lines = Files.newBufferedReader(Path.of("/proc/self/status"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("VmHWM:")) {
                    return line.substring(6, line.length() - 2).strip();
                }
            }
            return "0";
        } catch (IOException e) {
            return "0";
        }
    }
}
