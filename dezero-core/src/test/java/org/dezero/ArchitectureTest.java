package org.dezero;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The borders between the packages of dezero-api and dezero-core. */
class ArchitectureTest {
    private static final String[] CORE = {
        "org.dezero",
        "org.dezero.random",
        "org.dezero.layers",
        "org.dezero.models",
        "org.dezero.optimizers",
        "org.dezero.data",
        "org.dezero.transforms",
        "org.dezero.io"
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(packages());

    private static String[] packages() {
        String[] all = Arrays.copyOf(CORE, CORE.length + 1);
        all[CORE.length] = "org.dezero.array";
        return all;
    }

    /** Only classes of the packages above: subpackages of {@code org.dezero} are imported with it, backends too. */
    private static boolean isOurs(JavaClass c) {
        return Set.of(packages()).contains(c.getPackageName());
    }

    @Test
    void thereAreClassesToLookAt() {
        assertThat(CLASSES.stream().filter(ArchitectureTest::isOurs).count()).isGreaterThan(120);
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .contains(packages());
    }

    @Test
    void whatBuildsOnTheEngineUsesTheEngineAndArraysOnly() {
        mayUse("org.dezero.data", "org.dezero", "org.dezero.random", "org.dezero.transforms", "org.dezero.io");
        mayUse("org.dezero.transforms", "org.dezero", "org.dezero.random", "javax.imageio", "javax.imageio.stream");
        mayUse("org.dezero.io");
        mayUse("org.dezero.layers", "org.dezero", "org.dezero.random", "org.dezero.io");
        mayUse("org.dezero.models", "org.dezero", "org.dezero.random", "org.dezero.layers", "org.dezero.transforms");
        mayUse("org.dezero.optimizers", "org.dezero", "org.dezero.layers");
        mayUse("org.dezero", "org.dezero.random");
        mayUse("org.dezero.random");
        mayUse("org.dezero.array");
    }

    /** All may use arrays, JDK and JSpecify as well. */
    private static void mayUse(String from, String... others) {
        Set<String> allowed = new TreeSet<>(Set.of(others));
        allowed.addAll(List.of(from, "org.dezero.array", "org.jspecify.annotations"));
        classes()
                .that()
                .resideInAPackage(from)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "are in the JDK's java.* or in " + allowed,
                        c -> allowed.contains(c.getPackageName())
                                || c.getBaseComponentType().isPrimitive()
                                || c.getPackageName().startsWith("java.")
                                || allowed.contains(c.getBaseComponentType().getPackageName())))
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsNoBackend() {
        noClasses()
                .that()
                .resideInAnyPackage(packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.dezero.plain..", "org.dezero.ejml..", "org.dezero.nd4j..", "org.dezero.tck..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass c) {
                        return isOurs(c) ? SliceIdentifier.of(c.getPackageName()) : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void whatIsPublicIsNullMarked() {
        classes()
                .that()
                .resideInAnyPackage(packages())
                .and()
                .arePublic()
                .should(new ArchCondition<>("live in a @NullMarked package") {
                    @Override
                    public void check(JavaClass c, ConditionEvents events) {
                        events.add(new SimpleConditionEvent(
                                c,
                                c.getPackage().isAnnotatedWith(NullMarked.class),
                                c.getName() + " in " + c.getPackageName()));
                    }
                })
                .check(CLASSES);
    }
}
