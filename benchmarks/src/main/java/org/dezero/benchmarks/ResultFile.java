package org.dezero.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * The raw results of a run as JSON: the machine, the contenders, the rows, and for every measurement JMH's own object.
 *
 * <p>It is written anew from time to time, so that a run that is stopped leaves what it has.
 */
final class ResultFile {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long BETWEEN_NANOS = 30_000_000_000L;

    private final Path file;
    private final Surroundings surroundings;
    private final Effort effort;
    private final Contenders contenders;
    private final Plan plan;
    private final List<Entry> entries = new ArrayList<>();
    private long written = System.nanoTime();

    private record Entry(
            String row,
            String contender,
            int round,
            String ran,
            List<Double> nanos,
            List<Double> residentKib,
            String pace,
            double warmUpSeconds,
            double wallSeconds,
            String jmh,
            String failure,
            double load) {}

    ResultFile(Path file, Surroundings surroundings, Effort effort, Contenders contenders, Plan plan) {
        this.file = file;
        this.surroundings = surroundings;
        this.effort = effort;
        this.contenders = contenders;
        this.plan = plan;
    }

    /** Adds a measurement. */
    void add(Turn turn, Measurement m, double wallSeconds) throws IOException {
        RunResult result = m.result();
        entries.add(new Entry(
                turn.row().label(),
                turn.contender().name(),
                turn.round(),
                m.ran(),
                m.nanos(),
                m.residentKib(),
                turn.pace().name(),
                m.warmUpSeconds(),
                wallSeconds,
                result == null ? "" : jmh(result),
                m.failure() == null ? "" : m.failure(),
                Surroundings.load()));
        if (System.nanoTime() - written > BETWEEN_NANOS) {
            write();
        }
    }

    /** JMH's own text for a result. */
    private static String jmh(RunResult result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream to = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            ResultFormatFactory.getInstance(ResultFormatType.JSON, to).writeOut(List.of(result));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Writes all there is. */
    void write() throws IOException {
        written = System.nanoTime();
        try (OutputStream out = Files.newOutputStream(file);
                JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("effort", effort.name());
            surroundings.write(json);
            json.writeNumberField("loadAfter", Surroundings.load());
            writeContenders(json);
            writeRows(json);
            json.writeArrayFieldStart("measurements");
            for (Entry e : entries) {
                // A line each.
                json.writeRaw('\n');
                write(e, json);
            }
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void writeContenders(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("contenders");
        for (Contender c : contenders.all()) {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("name", c.name());
            json.writeStringField("group", c.group());
            json.writeArrayFieldStart("flags");
            for (String flag : Forks.flags(c)) {
                json.writeString(flag);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("environment");
            for (Map.Entry<String, String> e : c.environment().entrySet()) {
                json.writeStringField(e.getKey(), e.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("leftOut");
        for (String line : contenders.leftOut()) {
            json.writeString(line);
        }
        json.writeEndArray();
    }

    private void writeRows(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rows");
        for (Row row : plan.rows()) {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("label", row.label());
            json.writeNumberField("flops", row.roof().flops());
            json.writeNumberField("bytes", row.roof().bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Entry e, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("row", e.row);
        json.writeStringField("contender", e.contender);
        json.writeNumberField("round", e.round);
        json.writeStringField("pace", e.pace);
        json.writeNumberField("load", e.load);
        json.writeNumberField("wallSeconds", e.wallSeconds);
        if (!e.failure.isEmpty()) {
            json.writeStringField("failure", e.failure);
        } else {
            json.writeStringField("ran", e.ran);
            if (e.warmUpSeconds > 0) {
                json.writeNumberField("warmUpSeconds", e.warmUpSeconds);
            }
            write("nanos", e.nanos, json);
            if (!e.residentKib.isEmpty()) {
                write("residentKiB", e.residentKib, json);
            }
            if (!e.jmh.isEmpty()) {
                json.writeFieldName("jmh");
                copy(e.jmh, json);
            }
        }
        json.writeEndObject();
    }

    private static void write(String name, List<Double> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private static void copy(String jmh, JsonGenerator json) throws IOException {
        try (JsonParser own = JSON.createParser(jmh)) {
            // JMH writes an array of one.
            if (own.nextToken() != JsonToken.START_ARRAY || own.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("JMH wrote no array of objects");
            }
            json.copyCurrentStructure(own);
        }
    }
}
