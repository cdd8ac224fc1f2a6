package org.dezero.examples.steps;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dezero.viz.PictureException;
import org.jspecify.annotations.Nullable;

/**
 * Where a step prints. What goes through {@link #line} is printed and every number in it recorded at full precision, so that
 * it can be compared beyond the digits shown.
 */
final class StepOutput {
    private static final Pattern CONVERSION = Pattern.compile("%[-#+ 0,(]*\\d*(?:\\.\\d+)?([a-zA-Z%])");

    /** A printed line, or several where an array takes several, with the numbers that stand in it. */
    record Line(String text, List<Double> numbers) {}

    /** Something that must hold and is no number. */
    record Property(String text, boolean holds) {}

    private final String prefix;
    private final StepInputs inputs;
    private final Consumer<String> printed;
    private final Consumer<String> noted;

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, List<Double>> also = new LinkedHashMap<>();
    private final List<Property> properties = new ArrayList<>();

    /**
     * An output of one step.
     *
     * @param prefix begins the names of its files
     * @param printed gets what the book's script prints too
     * @param noted gets what is said beside it
     */
    StepOutput(String prefix, StepInputs inputs, Consumer<String> printed, Consumer<String> noted) {
        this.prefix = prefix;
        this.inputs = inputs;
        this.printed = printed;
        this.noted = noted;
    }

    // ---- for steps ----------------------------------------------------------------------------------------------

    /**
     * Prints a line and records the numbers among {@code args}: of a variable or an array all elements, of a shape all
     * lengths.
     *
     * @param format as for {@link String#format}, of {@link Locale#ROOT}; {@code %s} gives Python's text of an argument:
     *     {@code 1e-05}, {@code None}, {@code True}, {@code (2, 3)}, {@code variable([1. 2.])}
     */
    void line(String format, @Nullable Object... args) {
        List<Double> numbers = new ArrayList<>();
        @Nullable Object[] shown = args.clone();
        Matcher m = CONVERSION.matcher(format);
        int i = 0;
        while (m.find()) {
            String conversion = m.group(1);
            if (conversion.equals("%") || conversion.equals("n")) {
                continue;
            }
            numbers.addAll(Python.numbers(args[i]));
            if (conversion.equals("s")) {
                shown[i] = Python.text(args[i]);
            }
            i++;
        }
        if (i != args.length) {
            throw new IllegalArgumentException("line: " + args.length + " arguments for " + i + " places: " + format);
        }
        String text = String.format(Locale.ROOT, format, shown);
        lines.add(new Line(text, numbers));
        printed.accept(text);
    }

    /** Prints a line that depends on files from elsewhere; it is not compared. */
    void unchecked(String text) {
        printed.accept(text);
    }

    /** Records numbers without printing them; those of several calls with one name follow each other. */
    void also(String name, @Nullable Object... values) {
        List<Double> list = also.computeIfAbsent(name, n -> new ArrayList<>());
        for (Object value : values) {
            list.addAll(Python.numbers(value));
        }
    }

    /** Records something that must hold. */
    void property(String text, boolean holds) {
        properties.add(new Property(text, holds));
    }

    /** Says something that the book's script does not; it is not compared. */
    void note(String format, @Nullable Object... args) {
        @Nullable Object[] shown = args.clone();
        for (int i = 0; i < shown.length; i++) {
            if (!(shown[i] instanceof Number)) {
                shown[i] = Python.text(shown[i]);
            }
        }
        noted.accept(String.format(Locale.ROOT, format, shown));
    }

    /** A file of this name in the output folder, for the step to write; says where it is. */
    Path file(String name) {
        Path file = path(name);
        noted.accept(name + ": " + file);
        return file;
    }

    /** Writes a picture into the output folder and says where it is, or why there is none: some Javas cannot draw. */
    void picture(String name, Picture picture) throws IOException {
        Path file = path(name);
        try {
            picture.write(file);
            noted.accept(name + ": " + file);
        } catch (PictureException e) {
            noted.accept(name + ": no picture: " + e.getMessage());
        }
    }

    private Path path(String name) {
        return inputs.out().resolve(prefix + name).toAbsolutePath().normalize();
    }

    /** The folder given by {@code --data}, or null. */
    @Nullable
    Path data() {
        return inputs.data();
    }

    /** Whether a data set that is installed on this machine is asked for. */
    boolean installed() {
        return inputs.installed();
    }

    /** The file given by {@code --weights}, or null. */
    @Nullable
    Path weights() {
        return inputs.weights();
    }

    /** The file given by {@code --image}, or null. */
    @Nullable
    Path image() {
        return inputs.image();
    }

    // ---- for the checker ----------------------------------------------------------------------------------------

    List<Line> lines() {
        return lines;
    }

    Map<String, List<Double>> also() {
        return also;
    }

    List<Property> properties() {
        return properties;
    }
}
