package org.dezero.tck.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A value in a corpus file that knows where it stands: what is missing or of the wrong kind is a {@link CorpusException}
 * with file, case and key.
 *
 * <p>Objects are maps, arrays are lists, numbers are {@link Long} or {@link Double}.
 */
final class Json {
    private final String file;
    private final @Nullable String caseId;
    private final String key;
    private final @Nullable Object value;

    private Json(String file, @Nullable String caseId, String key, @Nullable Object value) {
        this.file = file;
        this.caseId = caseId;
        this.key = key;
        this.value = value;
    }

    /** The whole content of a file. */
    static Json root(String file, @Nullable Object value) {
        return new Json(file, null, "", value);
    }

    /** The same value, its messages naming a case and keys from there on. */
    Json inCase(String id) {
        return new Json(file, id, "", value);
    }

    /** The error that something is wrong with this value. */
    CorpusException wrong(String what) {
        return new CorpusException("golden corpus: " + file + (caseId == null ? "" : ", case '" + caseId + "'")
                + (key.isEmpty() ? "" : ", key '" + key + "'") + ": " + what);
    }

    boolean isNull() {
        return value == null;
    }

    boolean isList() {
        return value instanceof List;
    }

    // ---- members --------------------------------------------------------------------------------------------------

    /** The member of that name, which may be null but must be there. */
    Json get(String name) {
        Map<?, ?> members = object();
        Json member = child(name, members.get(name));
        if (!members.containsKey(name)) {
            throw member.wrong("missing; the object has " + keys());
        }
        return member;
    }

    /** The member of that name; null if it is not there or is null. */
    @Nullable
    Json find(String name) {
        Object found = object().get(name);
        return found == null ? null : child(name, found);
    }

    /** The names of the members. */
    Set<?> keys() {
        return object().keySet();
    }

    private Json child(String name, @Nullable Object member) {
        return new Json(file, caseId, key.isEmpty() ? name : key + "." + name, member);
    }

    private Map<?, ?> object() {
        if (value instanceof Map<?, ?> m) {
            return m;
        }
        throw wrong("not an object");
    }

    // ---- kinds ----------------------------------------------------------------------------------------------------

    List<Json> list() {
        if (!(value instanceof List<?> items)) {
            throw wrong("not an array");
        }
        List<Json> out = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            out.add(new Json(file, caseId, key + "[" + i + "]", items.get(i)));
        }
        return out;
    }

    String text() {
        if (value instanceof String s) {
            return s;
        }
        throw wrong("not a string");
    }

    boolean truth() {
        if (value instanceof Boolean b) {
            return b;
        }
        throw wrong("not true or false");
    }

    double number() {
        if (value instanceof Number n) {
            return n.doubleValue();
        }
        throw wrong("not a number");
    }

    long integer() {
        if (value instanceof Long n) {
            return n;
        }
        if (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 0x1p53) {
            return d.longValue();
        }
        throw wrong("not an integer");
    }

    int smallInteger() {
        long n = integer();
        if (n != (int) n) {
            throw wrong("out of range: " + n);
        }
        return (int) n;
    }

    /** An array of integers. */
    int[] integers() {
        return list().stream().mapToInt(Json::smallInteger).toArray();
    }

    /** An axis or a list of them; null for all. */
    int @Nullable [] axes() {
        if (isNull()) {
            return null;
        }
        return isList() ? integers() : new int[] {smallInteger()};
    }

    // ---- arrays ---------------------------------------------------------------------------------------------------

    /** An array of the schema: {@code shape}, {@code dtype}, {@code data}. */
    HostArray array() {
        String dtype = get("dtype").text();
        return switch (dtype) {
            case "float64" -> array(DType.FLOAT64);
            case "int64" -> array(DType.INT64);
            case "bool" -> array(DType.BOOL);
            default -> throw get("dtype").wrong("unknown: '" + dtype + "'; one of float64, int64, bool");
        };
    }

    /** An array whose {@code dtype} goes without saying. */
    HostArray array(DType dtype) {
        Shape shape = shape(get("shape"));
        List<Json> data = get("data").list();
        if (data.size() != shape.size()) {
            throw get("data").wrong(data.size() + " values, but shape " + shape + " has " + shape.size());
        }
        if (dtype == DType.FLOAT64) {
            return HostArray.of(data.stream().mapToDouble(Json::number).toArray(), shape);
        }
        if (dtype == DType.INT64) {
            return HostArray.of(data.stream().mapToLong(Json::integer).toArray(), shape);
        }
        boolean[] bits = new boolean[data.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = data.get(i).truth();
        }
        return HostArray.of(bits, shape);
    }

    private static Shape shape(Json dims) {
        for (Json dim : dims.list()) {
            if (dim.smallInteger() < 0) {
                throw dim.wrong("negative: " + dim.smallInteger());
            }
        }
        return Shape.of(dims.integers());
    }
}
