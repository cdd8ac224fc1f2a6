package org.dezero.tck.gradient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.dezero.Function;

/** Finds the operations that stand beside {@link Function}, in the same jar or folder. */
final class FunctionClasses {
    private FunctionClasses() {}

    /** Every class in the {@code org.dezero} packages that extends {@link Function} and is not abstract. */
    static Set<Class<?>> all() {
        Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));
        for (String name : classNames(home())) {
            Class<?> c = load(name);
            if (Function.class.isAssignableFrom(c) && !Modifier.isAbstract(c.getModifiers())) {
                found.add(c);
            }
        }
        return found;
    }

    private static Path home() {
        CodeSource source = Function.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalStateException("functions: the place " + Function.class + " was loaded from is not known");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("functions: not a path: " + source.getLocation(), e);
        }
    }

    /** The kit has functions of its own, which are no operations; they count as absent where all jars are in one. */
    static List<String> classNames(Path home) {
        List<String> names = new ArrayList<>();
        for (String file : files(home)) {
            boolean ours = file.startsWith("org/dezero/") && !file.startsWith("org/dezero/tck/");
            if (ours && file.endsWith(".class") && !file.endsWith("-info.class")) {
                names.add(file.substring(0, file.length() - ".class".length()).replace('/', '.'));
            }
        }
        return names;
    }

    private static List<String> files(Path home) {
        try {
            if (Files.isDirectory(home)) {
                try (Stream<Path> walk = Files.walk(home)) {
                    return walk.filter(Files::isRegularFile)
                            .map(file -> home.relativize(file).toString().replace('\\', '/'))
                            .toList();
                }
            }
            try (JarFile jar = new JarFile(home.toFile())) {
                return jar.stream().map(entry -> entry.getName()).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("functions: cannot read " + home, e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Function.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("functions: cannot load " + name, e);
        }
    }
}
