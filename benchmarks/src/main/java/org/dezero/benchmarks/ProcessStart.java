package org.dezero.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.jspecify.annotations.Nullable;

/**
 * Measures from the start of a process to its end, where it has computed one gradient: wall time and the largest resident
 * size. JMH has no part in it.
 */
final class ProcessStart {
    /** What stands before the gradient in the output of a program. */
    static final String GRADIENT = "gradient";

    /** What stands before the resident size. */
    static final String RESIDENT = "resident";

    private static final double EXPECTED = 3.297442541400256;
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern OUTPUT =
            Pattern.compile(GRADIENT + " (\\S+)\\s+" + RESIDENT + " (\\d+)", Pattern.DOTALL);

    private final @Nullable String peerClassPath;
    private final int times;

    /**
     * A meter.
     *
     * @param times how many processes are started one after the other
     */
    ProcessStart(@Nullable String peerClassPath, int times) {
        this.peerClassPath = peerClassPath;
        this.times = times;
    }

    /** Measures one contender. */
    Measurement measure(Contender contender) {
        try {
            return measure(contender, command(contender));
        } catch (IOException | URISyntaxException e) {
            return Measurement.failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Measurement.failed("interrupted");
        }
    }

    private Measurement measure(Contender contender, List<String> command) throws IOException, InterruptedException {
        List<Double> nanos = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(contender.environment());
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            nanos.add((double) (System.nanoTime() - start));
            Matcher m = OUTPUT.matcher(text);
            if (!ended || process.exitValue() != 0 || !m.find()) {
                process.destroy();
                return Measurement.failed(Meter.reason(text));
            }
            double gradient = Double.parseDouble(m.group(1));
            if (!(Math.abs(gradient - EXPECTED) <= Agreement.TOLERANCE)) {
                return Measurement.failed("agreement: expected is " + EXPECTED + ", computed was " + gradient);
            }
            resident.add(Double.parseDouble(m.group(2)));
        }
        return new Measurement(nanos, resident, command.get(command.size() - 1), 0, null, null);
    }

    private List<String> command(Contender contender) throws URISyntaxException {
        List<String> command = new ArrayList<>();
        if (contender.group().equals(Contender.PYTHON)) {
            command.addAll(PythonDezero.command("first-gradient"));
            return command;
        }
        Path java = contender.java();
        command.add((java == null ? Path.of(System.getProperty("java.home"), "bin", "java") : java).toString());
        if (contender.group().equals(Contender.BARE_JVM)) {
            command.addAll(List.of("-cp", place(BareJvm.class), BareJvm.class.getName()));
        } else if (contender.peers()) {
            command.addAll(Forks.flags(contender));
            command.addAll(
                    List.of("-cp", String.valueOf(peerClassPath), "org.dezero.benchmarks.LibtorchFirstGradient"));
        } else {
            command.addAll(Forks.flags(contender));
            command.addAll(List.of("-cp", classPath(contender.engine()), FirstGradient.class.getName()));
        }
        return command;
    }

    /** What an application with this backend has: for plain no more than its jars. */
    private static String classPath(String engine) throws URISyntaxException {
        if (!engine.equals("plain")) {
            return System.getProperty("java.class.path");
        }
        Set<String> places = new LinkedHashSet<>();
        places.add(place(FirstGradient.class));
        places.add(place(Variable.class));
        places.add(place(ArrayBackend.class));
        places.add(place(ArrayBackends.get("plain").getClass()));
        return String.join(File.pathSeparator, places);
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }
}
