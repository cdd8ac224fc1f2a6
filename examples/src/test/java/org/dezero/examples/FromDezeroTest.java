package org.dezero.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/from-dezero.md names everything that Python's DeZero has, and only what is here. */
class FromDezeroTest {
    private static final Path FILE = Path.of("..", "docs", "from-dezero.md");
    private static final Pattern ROW = Pattern.compile("\\| A(\\d+) \\| (.+) \\| (.+) \\|(.*)\\|");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9.]+)`");
    private static final int ITEMS = 166;
    private static final List<String> PACKAGES = List.of(
            "org.dezero.",
            "org.dezero.array.",
            "org.dezero.layers.",
            "org.dezero.models.",
            "org.dezero.optimizers.",
            "org.dezero.data.",
            "org.dezero.transforms.",
            "org.dezero.io.",
            "org.dezero.viz.");

    private record Row(int id, String here, String notes) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            Matcher m = ROW.matcher(line);
            if (m.matches()) {
                rows.add(new Row(Integer.parseInt(m.group(1)), m.group(3), m.group(4)));
            }
        }
        return rows;
    }

    @Test
    void everyItemHasOneRow() throws IOException {
        assertThat(rows())
                .extracting(Row::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ITEMS).boxed().toList());
    }

    @Test
    void whatHasNoCounterpartSaysWhy() throws IOException {
        for (Row row : rows()) {
            if (row.here().equals("-")) {
                assertThat(row.notes()).as("A" + row.id()).isNotBlank();
            } else {
                assertThat(NAME.matcher(row.here()).find()).as("A" + row.id()).isTrue();
            }
        }
    }

    @Test
    void everyNameIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Row row : rows()) {
            Matcher m = NAME.matcher(row.here());
            while (m.find()) {
                if (!exists(m.group(1))) {
                    missing.add("A" + row.id() + ": " + m.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean exists(String name) {
        int dot = name.indexOf('.');
        String simple = dot < 0 ? name : name.substring(0, dot);
        return PACKAGES.stream().anyMatch(p -> {
            try {
                Class<?> type = Class.forName(p + simple, false, FromDezeroTest.class.getClassLoader());
                return dot < 0 || hasMember(type, name.substring(dot + 1));
            } catch (ClassNotFoundException e) {
                return false;
            }
        });
    }

    private static boolean hasMember(Class<?> type, String member) {
        Stream<String> inherited = Stream.of(type.getMethods()).map(Method::getName);
        Stream<String> own = Stream.of(type.getDeclaredMethods()).map(Method::getName);
        Stream<String> fields = Stream.of(type.getDeclaredFields()).map(Field::getName);
        Stream<String> nested = Stream.of(type.getDeclaredClasses()).map(Class::getSimpleName);
        return Stream.of(inherited, own, fields, nested).flatMap(s -> s).anyMatch(member::equals);
    }
}
