package org.dezero.tck.golden;

import java.util.List;
import org.dezero.Index;
import org.dezero.array.DType;
import org.jspecify.annotations.Nullable;

/** The items of a NumPy index as the corpus writes them. */
final class Indices {
    private Indices() {}

    static Index[] of(Json items) {
        List<Json> list = items.list();
        Index[] out = new Index[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = item(list.get(i));
        }
        return out;
    }

    private static Index item(Json item) {
        String kind = item.get("t").text();
        return switch (kind) {
            case "int" -> Index.at(item.get("v").smallInteger());
            case "slice" -> Index.slice(bound(item, "start"), bound(item, "stop"), bound(item, "step"));
            case "ellipsis" -> Index.ellipsis();
            case "newaxis" -> Index.newAxis();
            case "array" -> Index.array(item.array(DType.INT64));
            case "mask" -> Index.mask(item.array(DType.BOOL));
            default -> throw new AssertionError("unknown index item " + kind);
        };
    }

    private static @Nullable Integer bound(Json slice, String name) {
        Json found = slice.get(name);
        return found.isNull() ? null : (Integer) found.smallInteger();
    }
}
