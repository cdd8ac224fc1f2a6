package org.dezero.layers;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.dezero.Parameter;
import org.jspecify.annotations.Nullable;

/** The fields of layers that may hold parameters: those of superclasses first, by name within a class. */
final class LayerFields {
    private static final String MODULE = "org.dezero.core";

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return search(type);
        }
    };

    private LayerFields() {}

    static List<Field> of(Layer layer) {
        return FIELDS.get(layer.getClass());
    }

    private static List<Field> search(Class<?> type) {
        List<Field> out = new ArrayList<>();
        // Layer itself holds nothing but what was registered.
        if (type != Layer.class) {
            out.addAll(FIELDS.get(type.getSuperclass()));
            Arrays.stream(type.getDeclaredFields())
                    .filter(f -> !Modifier.isStatic(f.getModifiers()) && !f.isSynthetic() && mayHold(f.getType()))
                    .sorted(Comparator.comparing(Field::getName))
                    .forEach(out::add);
        }
        return List.copyOf(out);
    }

    /** Whether a value of a declared type can be a parameter or a layer, or contain one. */
    private static boolean mayHold(Class<?> type) {
        if (type.isArray()) {
            return mayHold(type.getComponentType());
        }
        boolean known = Parameter.class == type
                || Layer.class.isAssignableFrom(type)
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type);
        return known || (!type.isPrimitive() && !Modifier.isFinal(type.getModifiers()));
    }

    /** Whether reflection may read the field, which its module decides. */
    static boolean isReadable(Field field) {
        return field.trySetAccessible();
    }

    /** The value of a readable field. */
    static @Nullable Object value(Field field, Layer layer) {
        try {
            return field.get(layer);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("params: " + field + " was readable and is not any more", e);
        }
    }

    /** What to say of a field that is not readable. */
    static String closed(Field field) {
        Class<?> type = field.getDeclaringClass();
        return "params: field '" + field.getName() + "' of " + type.getName() + " cannot be read: module "
                + type.getModule().getName() + " does not open its package; add `opens " + type.getPackageName()
                + " to " + MODULE + ";` to its module-info.java, or call register(name, child) in the constructor";
    }
}
