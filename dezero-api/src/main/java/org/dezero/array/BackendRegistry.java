package org.dezero.array;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The backends of one process: what {@link ArrayBackends} says, over any source of providers. */
final class BackendRegistry {
    /** The backends of this project, for whoever has none on the classpath. */
    private static final Map<String, String> COORDINATES = new LinkedHashMap<>();

    static {
        COORDINATES.put("plain", "org.dezero:dezero-backend-plain");
        COORDINATES.put("ejml", "org.dezero:dezero-backend-ejml");
        COORDINATES.put("nd4j", "org.dezero:dezero-backend-nd4j and org.nd4j:nd4j-native-platform:1.0.0-M2.1");
    }

    /** What one look at the classpath found: usable providers, and those that broke while being looked at. */
    record Found(List<ArrayBackendProvider> providers, List<String> broken) {}

    /** Where to look for providers, and for what somebody asked for. */
    interface Surroundings {
        Found providers();

        @Nullable
        String property();

        @Nullable
        String variable();
    }

    private final Surroundings surroundings;
    private final Map<String, ArrayBackend> made = new HashMap<>();
    private @Nullable Found found;
    private volatile @Nullable ArrayBackend chosen;

    BackendRegistry(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The default, decided at the first call that succeeds; it is asked for with every new array. */
    ArrayBackend choose() {
        ArrayBackend b = chosen;
        if (b == null) {
            b = decide();
            chosen = b;
        }
        return b;
    }

    private synchronized ArrayBackend decide() {
        String forced = surroundings.property();
        if (forced != null && !forced.isBlank()) {
            return named(forced.trim(), "named by -D" + ArrayBackends.PROPERTY);
        }
        forced = surroundings.variable();
        if (forced != null && !forced.isBlank()) {
            return named(forced.trim(), "named by the environment variable " + ArrayBackends.VARIABLE);
        }
        return byPriority();
    }

    private ArrayBackend byPriority() {
        List<String> passedOver = new ArrayList<>();
        for (ArrayBackendProvider p : look(true).providers()) {
            Optional<String> why = whyUnavailable(p);
            if (why.isEmpty()) {
                try {
                    ArrayBackend b = make(p);
                    boolean choice = look(false).providers().size() > 1;
                    log(choice ? Level.INFO : Level.DEBUG, p.name(), "priority " + p.priority(), passedOver);
                    return b;
                } catch (RuntimeException | LinkageError e) {
                    why = Optional.of("it failed to start: " + e);
                }
            }
            passedOver.add("'" + p.name() + "': " + why.get());
        }
        throw new BackendException("No array backend found." + diagnosis());
    }

    synchronized ArrayBackend named(String name, String because) {
        ArrayBackend known = made.get(name);
        if (known != null) {
            return known;
        }
        for (ArrayBackendProvider p : look(true).providers()) {
            if (p.name().equals(name)) {
                Optional<String> why = whyUnavailable(p);
                if (why.isPresent()) {
                    throw new BackendException("Array backend '" + name + "' (" + because + ") is unavailable: "
                            + why.get() + "." + diagnosis());
                }
                try {
                    ArrayBackend b = make(p);
                    log(Level.DEBUG, name, because, List.of());
                    return b;
                } catch (RuntimeException | LinkageError e) {
                    throw new BackendException(
                            "Array backend '" + name + "' (" + because + ") failed to start: " + e + "." + diagnosis(),
                            e);
                }
            }
        }
        throw new BackendException(
                "Array backend '" + name + "' (" + because + ") is not on the classpath." + diagnosis());
    }

    synchronized List<ArrayBackends.Candidate> candidates() {
        List<ArrayBackends.Candidate> out = new ArrayList<>();
        for (ArrayBackendProvider p : look(true).providers()) {
            out.add(new ArrayBackends.Candidate(
                    p.name(), p.priority(), p.getClass().getName(), whyUnavailable(p)));
        }
        return out;
    }

    /** What a provider says; one that fails over the question must not hide the others. */
    private static Optional<String> whyUnavailable(ArrayBackendProvider p) {
        try {
            return p.whyUnavailable();
        } catch (RuntimeException | LinkageError e) {
            return Optional.of("it failed to say whether it is available: " + e);
        }
    }

    private ArrayBackend make(ArrayBackendProvider p) {
        ArrayBackend b = made.get(p.name());
        if (b == null) {
            b = p.create();
            made.put(p.name(), b);
        }
        return b;
    }

    /** What is on the classpath; {@code again} looks anew, because a context class loader may since know more. */
    private Found look(boolean again) {
        Found f = found;
        if (f == null || again) {
            f = surroundings.providers();
            f.providers().sort(new HighestPriorityFirst());
            found = f;
        }
        return f;
    }

    /** Of equal priorities, by name. */
    private static final class HighestPriorityFirst implements Comparator<ArrayBackendProvider> {
        @Override
        public int compare(ArrayBackendProvider a, ArrayBackendProvider b) {
            int byPriority = Integer.compare(b.priority(), a.priority());
            return byPriority != 0 ? byPriority : a.name().compareTo(b.name());
        }
    }

    private static void log(Level level, String name, String because, List<String> passedOver) {
        System.Logger log = System.getLogger("org.dezero.array");
        if (log.isLoggable(level)) {
            log.log(
                    level,
                    "array backend '" + name + "' (" + because + ")"
                            + (passedOver.isEmpty() ? "" : "; passed over " + String.join("; ", passedOver)));
        }
    }

    private String diagnosis() {
        StringBuilder s = new StringBuilder();
        Found f = look(false);
        if (f.providers().isEmpty() && f.broken().isEmpty()) {
            s.append("\n  seen: none");
        }
        for (ArrayBackendProvider p : f.providers()) {
            s.append("\n  seen: '")
                    .append(p.name())
                    .append("' (priority ")
                    .append(p.priority())
                    .append("): ")
                    .append(whyUnavailable(p).map(why -> "unavailable: " + why).orElse("available"));
        }
        for (String b : f.broken()) {
            s.append("\n  seen: ").append(b);
        }
        COORDINATES.forEach((name, coordinates) -> {
            if (f.providers().stream().noneMatch(p -> p.name().equals(name))) {
                s.append("\n  for '")
                        .append(name)
                        .append("' add ")
                        .append(coordinates)
                        .append(" to the classpath");
            }
        });
        return s.toString();
    }

    /** The providers that ServiceLoader knows: by this class's own loader, then by the thread's. */
    static Found serviceProviders() {
        Map<String, ArrayBackendProvider> byClass = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        ClassLoader own = BackendRegistry.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        load(own, byClass, broken);
        if (context != null && context != own) {
            load(context, byClass, broken);
        }
        return new Found(new ArrayList<>(byClass.values()), broken);
    }

    private static void load(
            @Nullable ClassLoader loader, Map<String, ArrayBackendProvider> byClass, List<String> broken) {
        Iterator<ArrayBackendProvider> it =
                ServiceLoader.load(ArrayBackendProvider.class, loader).iterator();
        while (true) {
            try {
                if (!it.hasNext()) {
                    return;
                }
                ArrayBackendProvider p = it.next();
                byClass.putIfAbsent(p.getClass().getName(), p);
            } catch (ServiceConfigurationError e) {
                // One broken entry must not hide the others; the iterator goes on behind it.
                String text = "a broken provider: " + e.getMessage();
                if (!broken.contains(text)) {
                    broken.add(text);
                }
            }
        }
    }
}
