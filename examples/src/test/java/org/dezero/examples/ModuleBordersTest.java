package org.dezero.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom, over the classes of all modules but the benchmarks. */
class ModuleBordersTest {
    private static final String API = "org.dezero.array..";
    private static final String[] CORE = {
        "org.dezero",
        "org.dezero.layers..",
        "org.dezero.models..",
        "org.dezero.optimizers..",
        "org.dezero.data..",
        "org.dezero.random..",
        "org.dezero.io..",
        "org.dezero.transforms.."
    };
    private static final String PLAIN = "org.dezero.plain..";
    private static final String EJML = "org.dezero.ejml..";
    private static final String ND4J = "org.dezero.nd4j..";
    private static final String[] BACKENDS = {PLAIN, EJML, ND4J};
    private static final String TCK = "org.dezero.tck..";
    private static final String VIZ = "org.dezero.viz..";
    private static final String EXAMPLES = "org.dezero.examples..";

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.dezero");
    }

    @Test
    void everyModuleWasSeen() {
        Map<String, Integer> least = Map.ofEntries(
                Map.entry("org.dezero.array", 15),
                Map.entry("org.dezero", 60),
                Map.entry("org.dezero.layers", 10),
                Map.entry("org.dezero.io", 4),
                Map.entry("org.dezero.transforms", 5),
                Map.entry("org.dezero.plain", 10),
                Map.entry("org.dezero.ejml", 4),
                Map.entry("org.dezero.tck", 20),
                Map.entry("org.dezero.viz", 6),
                Map.entry("org.dezero.examples", 10),
                Map.entry("org.dezero.examples.steps", 60));
        least.forEach((name, number) -> assertThat(all.stream()
                        .filter(c -> c.getPackageName().equals(name))
                        .count())
                .as(name)
                .isGreaterThanOrEqualTo(number));
        if (Backends.available().anyMatch("nd4j"::equals)) {
            assertThat(all.stream().filter(c -> c.getPackageName().equals("org.dezero.nd4j")))
                    .hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void theInterfaceKnowsNobody() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(API, "java..", "org.jspecify..")
                .check(all);
    }

    @Test
    void coreKnowsTheInterfaceOnly() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(CORE, API, "java..", "javax.imageio..", "org.jspecify.."))
                .check(all);
    }

    @Test
    void ofCoreOnlyTransformsReadImages() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .resideOutsideOfPackage("org.dezero.transforms..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..")
                .check(all);
    }

    @Test
    void backendsKnowTheInterfaceAndTheirLibrary() {
        classes()
                .that()
                .resideInAPackage(PLAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(PLAIN, API, "java..", "jdk.incubator.vector..", "org.jspecify..")
                .check(all);
        classes()
                .that()
                .resideInAPackage(EJML)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(EJML, PLAIN, API, "java..", "org.ejml..", "org.jspecify..")
                .check(all);
        classes()
                .that()
                .resideInAPackage(ND4J)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ND4J, API, "java..", "org.nd4j..", "org.bytedeco..", "org.jspecify..")
                .allowEmptyShould(true)
                .check(all);
    }

    @Test
    void theKitAndThePicturesKnowNoBackend() {
        noClasses()
                .that()
                .resideInAnyPackage(TCK, VIZ)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(with(BACKENDS, EXAMPLES))
                .check(all);
        noClasses()
                .that()
                .resideInAPackage(TCK)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(VIZ)
                .check(all);
        noClasses()
                .that()
                .resideInAPackage(VIZ)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TCK)
                .check(all);
    }

    @Test
    void theCommandLineFindsBackendsByNameOnly() {
        noClasses()
                .that()
                .resideInAPackage(EXAMPLES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BACKENDS)
                .check(all);
    }

    @Test
    void modulesAndPackagesHaveNoCycles() {
        slices().matching(
                        "org.dezero.(array|layers|models|optimizers|data|random|io|transforms|plain|ejml|nd4j|tck|viz|examples)..")
                .should()
                .beFreeOfCycles()
                .check(all);
    }

    @Test
    void everyPackageIsNullMarked() {
        Class<? extends Annotation> marked = NullMarked.class;
        assertThat(all.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(p ->
                        assertThat(p.isAnnotatedWith(marked)).as(p.getName()).isTrue());
    }

    private static String[] with(String[] some, String... more) {
        String[] out = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, out, some.length, more.length);
        return out;
    }
}
