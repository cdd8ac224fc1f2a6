package org.dezero.examples.steps;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a step should print and compute: a text file.
 *
 * <pre>
 * # a comment
 * tolerance: 1e-9                      relative; "exact" unless given
 * tolerance ejml nd4j: 1e-6, a reason  on some backends
 * property: the loss falls             what the step must check itself, one line for each
 * property: this holds | that holds    one of them, which depends on the data
 * == printed
 * &lt;class '__main__.Variable'&gt;          what the book's script prints
 * ~ class org.dezero.Variable          what stands here instead of the line above
 * epoch 1, loss 1.13
 * loss: ?                              any finite number
 * == numbers
 * 1 1.1269415259361266                 the numbers printed, in full; unless given, those in the text
 * 0.4033+-0.0034                       with a tolerance of its own, absolute
 * 0.5|0.25                             the first, or the second
 * == also gradient at 1.0
 * 0.5 0.25                             numbers computed and not printed
 * </pre>
 */
final class Expected {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])(?:[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?|\\?)(?!\\w)");
    private static final Pattern TOLERANCE = Pattern.compile("tolerance((?: \\w+)*): ([^ ,]+)(?:, .*)?");
    private static final String ANY = "?";
    private static final String PROPERTY = "property: ";
    private static final Pattern OR = Pattern.compile(" \\| ");
    private static final String SECTION = "== ";
    private static final String ALSO = "also ";
    private static final String INSTEAD = "~ ";

    /** Half a unit in the last printed place, and a little for what was rounded before. */
    private static final BigDecimal HALF_UNIT = new BigDecimal("0.51");

    /**
     * A number that should come out.
     *
     * @param values what it may be; empty: any finite number
     * @param within how far it may be off, absolutely; NaN: by the file's tolerance
     */
    record Wanted(String text, List<Double> values, double within) {
        static Wanted of(String token) {
            if (token.equals(ANY)) {
                return new Wanted(token, List.of(), Double.NaN);
            }
            int sign = token.indexOf("+-");
            String values = sign < 0 ? token : token.substring(0, sign);
            return new Wanted(
                    token,
                    Stream.of(values.split("\\|")).map(Double::valueOf).toList(),
                    sign < 0 ? Double.NaN : Double.parseDouble(token.substring(sign + 2)));
        }

        boolean any() {
            return values.isEmpty();
        }

        /** Whether a number is this one, to a relative tolerance unless this one has its own. */
        boolean fits(double actual, double tolerance) {
            if (any()) {
                return Double.isFinite(actual);
            }
            for (double value : values) {
                // Also false for NaN.
                if (Math.abs(actual - value) <= (Double.isNaN(within) ? tolerance * Math.abs(value) : within)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Map<String, Double> tolerances = new LinkedHashMap<>();
    private final List<String> properties = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();
    private @Nullable List<Wanted> numbers;
    private final Map<String, List<Wanted>> also = new LinkedHashMap<>();

    private Expected() {}

    /**
     * Reads the file of a step.
     *
     * @throws IOException if there is none, or it is not in the format; the message names it
     */
    static Expected read(Path folder, String step) throws IOException {
        Path file = folder.resolve(step + ".txt");
        try {
            return parse(Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file of expected numbers " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the lines of a file.
     *
     * @throws IllegalArgumentException if they are not in the format
     */
    static Expected parse(List<String> lines) {
        Expected out = new Expected();
        String section = "";
        for (String line : lines) {
            if (line.startsWith(SECTION)) {
                section = line.substring(SECTION.length()).strip();
                out.open(section);
            } else if (section.equals("printed")) {
                out.print(line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                out.read(section, line.strip());
            }
        }
        out.checkNumbers();
        return out;
    }

    private void open(String section) {
        if (section.equals("numbers")) {
            numbers = new ArrayList<>();
        } else if (section.startsWith(ALSO)) {
            if (also.put(section.substring(ALSO.length()), new ArrayList<>()) != null) {
                throw new IllegalArgumentException("the section '" + section + "' stands twice");
            }
        } else if (!section.equals("printed")) {
            throw new IllegalArgumentException("no section is called '" + section + "'");
        }
    }

    private void print(String line) {
        if (!line.startsWith(INSTEAD)) {
            printed.add(line);
        } else if (printed.isEmpty()) {
            throw new IllegalArgumentException("'" + line + "' stands instead of no line");
        } else {
            printed.set(printed.size() - 1, line.substring(INSTEAD.length()));
        }
    }

    private void read(String section, String line) {
        if (section.isEmpty()) {
            header(line);
            return;
        }
        List<Wanted> to = section.equals("numbers") ? numbers : also.get(section.substring(ALSO.length()));
        if (to != null) {
            for (String token : line.split("\\s+")) {
                to.add(Wanted.of(token));
            }
        }
    }

    private void header(String line) {
        Matcher m = TOLERANCE.matcher(line);
        if (m.matches()) {
            double tolerance = m.group(2).equals("exact") ? 0 : Double.parseDouble(m.group(2));
            for (String backend : m.group(1).isEmpty()
                    ? new String[] {""}
                    : m.group(1).strip().split(" ")) {
                tolerances.put(backend, tolerance);
            }
        } else if (line.startsWith(PROPERTY)) {
            properties.add(line.substring(PROPERTY.length()));
        } else {
            throw new IllegalArgumentException("what is '" + line + "'?");
        }
    }

    /** The numbers in full must be those of the text. */
    private void checkNumbers() {
        List<String> tokens = numbers(String.join("\n", printed));
        List<Wanted> full = numbers;
        if (full == null) {
            numbers = tokens.stream().map(Wanted::of).toList();
            return;
        }
        if (full.size() != tokens.size()) {
            throw new IllegalArgumentException(
                    "the text has " + tokens.size() + " numbers, in full there are " + full.size());
        }
        for (int i = 0; i < full.size(); i++) {
            if (!tokens.get(i).equals(ANY)
                    && !full.get(i).any()
                    && !shows(tokens.get(i), full.get(i).values().get(0))) {
                throw new IllegalArgumentException("the text says " + tokens.get(i) + ", in full it is "
                        + full.get(i).text());
            }
        }
    }

    // ---- what it says -------------------------------------------------------------------------------------------

    /** The relative tolerance on a backend; 0: exact. */
    double tolerance(String backend) {
        Double own = tolerances.get(backend);
        return own != null ? own : tolerances.getOrDefault("", 0.0);
    }

    /** The properties that the step must check, as they stand in the file. */
    List<String> properties() {
        return properties;
    }

    /** Whether these are the properties that the step must check. */
    boolean allows(List<String> checked) {
        if (checked.size() != properties.size()) {
            return false;
        }
        for (int i = 0; i < checked.size(); i++) {
            if (!Arrays.asList(OR.split(properties.get(i))).contains(checked.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The text to be printed here. */
    String printed() {
        return String.join("\n", printed);
    }

    /** The numbers in the text. */
    List<Wanted> numbers() {
        return numbers == null ? List.of() : numbers;
    }

    /** The numbers to be computed and not printed, by name. */
    Map<String, List<Wanted>> also() {
        return also;
    }

    // ---- numbers in text ----------------------------------------------------------------------------------------

    /** The numbers in a text, as they stand there; digits within a word are none. */
    static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(r -> r.group()).toList();
    }

    /** The text with {@code #} in place of each number and one space in place of several: these depend on the digits. */
    static String words(String text) {
        return NUMBER.matcher(text).replaceAll("#").replaceAll(" +", " ").strip();
    }

    /** Whether a printed number is the given one, to the digits printed. */
    static boolean shows(String token, double value) {
        if (!Double.isFinite(value)) {
            return false;
        }
        BigDecimal shown = new BigDecimal(token.endsWith(".") ? token + "0" : token.replace(".e", ".0e"));
        return shown.subtract(new BigDecimal(value)).abs().compareTo(shown.ulp().multiply(HALF_UNIT)) <= 0;
    }
}
