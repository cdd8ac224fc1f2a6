package org.dezero.layers;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dezero.Parameter;
import org.jspecify.annotations.Nullable;

/** One walk through a layer and everything in it; {@link Layer} says in which order. */
final class ParameterSearch {
    private final Layer root;
    private final List<String> keys = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    ParameterSearch(Layer root) {
        this.root = root;
        visit("", root);
    }

    List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    Map<String, Parameter> byName() {
        Map<String, Parameter> out = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (out.put(keys.get(i), parameters.get(i)) != null) {
                throw new IllegalStateException("namedParams: two parameters of "
                        + root.getClass().getName() + " have the key '" + keys.get(i)
                        + "'; rename the field or the registered child that one of them stands in");
            }
        }
        return out;
    }

    private void visit(String key, @Nullable Object value) {
        if (value instanceof Parameter p) {
            if (seen.add(p)) {
                keys.add(key);
                parameters.add(p);
            }
        } else if (value instanceof Layer layer) {
            if (seen.add(layer)) {
                visitLayer(key, layer);
            }
        } else if (value instanceof Map<?, ?> map) {
            if (seen.add(map)) {
                sortedByKey(map).forEach(e -> visit(child(key, String.valueOf(e.getKey())), e.getValue()));
            }
        } else if (value instanceof Collection<?> items) {
            if (seen.add(items)) {
                int i = 0;
                for (Object item : items) {
                    visit(child(key, String.valueOf(i++)), item);
                }
            }
        } else if (value instanceof Object[] items) {
            if (seen.add(items)) {
                for (int i = 0; i < items.length; i++) {
                    visit(child(key, String.valueOf(i)), items[i]);
                }
            }
        }
    }

    private void visitLayer(String key, Layer layer) {
        Map<String, Object> registered = layer.registered();
        registered.forEach((name, value) -> visit(child(key, name), value));
        for (Field field : LayerFields.of(layer)) {
            if (LayerFields.isReadable(field)) {
                visit(child(key, field.getName()), LayerFields.value(field, layer));
            } else if (registered.isEmpty()) {
                throw new IllegalStateException(LayerFields.closed(field));
            }
        }
    }

    private static String child(String key, String name) {
        return key.isEmpty() ? name : key + "/" + name;
    }

    /** The entries by their keys: as numbers if all are integers, else as texts. */
    private static List<Map.Entry<?, ?>> sortedByKey(Map<?, ?> map) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (map.keySet().stream().allMatch(Integer.class::isInstance)) {
            entries.sort(Comparator.comparing(e -> (Integer) e.getKey()));
        } else {
            entries.sort(Comparator.comparing(e -> String.valueOf(e.getKey())));
        }
        return entries;
    }
}
