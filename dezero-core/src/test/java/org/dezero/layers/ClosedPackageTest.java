package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.dezero.array.NdArray;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles small named modules with a layer in them and runs them on a module path. */
class ClosedPackageTest {
    private static final String FIELDS = "private final Linear fc = new Linear(2);";
    private static final String REGISTERED = "private final Linear fc = register(\"fc\", new Linear(2));";

    @TempDir
    Path folder;

    @Test
    void aClosedPackageIsAnErrorThatNamesTheLineToAdd() {
        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> keys("", FIELDS))
                .havingCause()
                .isInstanceOf(IllegalStateException.class)
                .withMessageContaining("field 'fc' of acme.Net cannot be read")
                .withMessageContaining("`opens acme to org.dezero.core;`")
                .withMessageContaining("register");
    }

    @Test
    void thatLineHelps() throws Exception {
        assertThat(keys("opens acme to org.dezero.core;", FIELDS)).isEqualTo("[fc/W, fc/b]");
    }

    @Test
    void registerNeedsNoOpenPackage() throws Exception {
        assertThat(keys("", REGISTERED)).isEqualTo("[fc/W, fc/b]");
    }

    /** The keys of a layer with the given field, in a module with the given directive. */
    private String keys(String directive, String field) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("sources/acme"));
        Files.writeString(
                sources.resolveSibling("module-info.java"),
                "module acme { requires org.dezero.core; exports acme; " + directive + " }");
        Files.writeString(
                sources.resolve("Net.java"),
                "package acme; import org.dezero.*; import org.dezero.layers.*;"
                        + "public final class Net extends UnaryLayer {" + field
                        + "protected Variable forward(Variable x) { return fc.apply(x); }"
                        + "public static String keys() { return new Net().namedParams().keySet().toString(); } }");
        Path libraries = Files.createDirectories(folder.resolve("libraries"));
        jar(Layer.class, "org.dezero.core", libraries.resolve("core.jar"));
        jar(NdArray.class, "org.dezero.api", libraries.resolve("api.jar"));
        Files.copy(location(NullMarked.class), libraries.resolve("jspecify.jar"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(sources.getParent(), libraries, classes);

        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(classes, libraries), ModuleFinder.of(), Set.of("acme"));
        ModuleLayer layer =
                ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        return (String)
                layer.findLoader("acme").loadClass("acme.Net").getMethod("keys").invoke(null);
    }

    private static void compile(Path sources, Path libraries, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("--module-path", libraries.toString(), "-d", classes.toString());
            boolean done = compiler.getTask(
                            messages,
                            files,
                            null,
                            options,
                            null,
                            files.getJavaFileObjects(
                                    sources.resolve("module-info.java"), sources.resolve("acme/Net.java")))
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
        }
    }

    /** A jar with the classes that came with {@code type}, as an automatic module. */
    private static void jar(Class<?> type, String module, Path target) throws Exception {
        Path source = location(type);
        if (Files.isRegularFile(source)) {
            Files.copy(source, target);
            return;
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
        List<Path> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(source)) {
            files.filter(f -> f.toString().endsWith(".class")).forEach(classes::add);
        }
        try (OutputStream out = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Path file : classes) {
                jar.putNextEntry(new JarEntry(source.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
    }

    private static Path location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
