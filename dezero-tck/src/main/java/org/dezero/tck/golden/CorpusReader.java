package org.dezero.tck.golden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one file of the corpus. */
final class CorpusReader {
    private final String file;

    /** The case that was being read: for the message about a file that breaks off. */
    private @Nullable String lastId;

    private CorpusReader(String file) {
        this.file = file;
    }

    /**
     * The cases of a file.
     *
     * @param file its name, for messages
     */
    static List<GoldenCase> read(String file, InputStream in) {
        return new CorpusReader(file).cases(in);
    }

    private List<GoldenCase> cases(InputStream in) {
        Json root = Json.root(file, parse(in));
        String family = root.get("family").text();
        Json schema = root.get("schema");
        if (schema.integer() != 1) {
            throw schema.wrong("unknown: " + schema.integer() + "; this runner reads schema 1");
        }
        List<GoldenCase> out = new ArrayList<>();
        for (Json c : root.get("cases").list()) {
            out.add(GoldenCase.of(family, c));
        }
        return out;
    }

    private @Nullable Object parse(InputStream in) {
        try (JsonParser parser = new JsonFactory().createParser(in)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new CorpusException("golden corpus: " + file + ": more text after the end of the object, "
                        + place(parser) + "; a file is one object");
            }
            return value;
        } catch (StreamReadException e) {
            throw new CorpusException(
                    "golden corpus: " + file + (lastId == null ? "" : ", in or after case '" + lastId + "'")
                            + ": not JSON: " + e.getOriginalMessage() + ", line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    e);
        } catch (IOException e) {
            throw new CorpusException("golden corpus: " + file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new CorpusException("golden corpus: " + file + ": the file is empty");
        }
        switch (token) {
            case START_OBJECT:
                return object(parser);
            case START_ARRAY:
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                return list;
            case VALUE_NULL:
                return null;
            case VALUE_TRUE:
            case VALUE_FALSE:
                return parser.getBooleanValue();
            case VALUE_NUMBER_INT:
                return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getDoubleValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT:
                return parser.getDoubleValue();
            default:
                return parser.getText();
        }
    }

    private Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object member = value(parser);
            members.put(name, member);
            if (name.equals("id") && member instanceof String id) {
                lastId = id;
            }
        }
        return members;
    }

    private static String place(JsonParser parser) {
        return "line " + parser.currentLocation().getLineNr() + ", column "
                + parser.currentLocation().getColumnNr();
    }
}
