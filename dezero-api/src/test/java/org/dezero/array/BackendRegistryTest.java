package org.dezero.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackendRegistryTest {

    /** A provider of a backend that knows its name only. */
    private static class Fake implements ArrayBackendProvider {
        private final String name;
        private final int priority;
        private int created;

        Fake(String name, int priority) {
            this.name = name;
            this.priority = priority;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int priority() {
            return priority;
        }

        @Override
        public Optional<String> whyUnavailable() {
            return Optional.empty();
        }

        @Override
        public ArrayBackend create() {
            created++;
            return (ArrayBackend) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {ArrayBackend.class}, (proxy, method, args) -> name);
        }
    }

    private static final class Missing extends Fake {
        Missing(String name, int priority) {
            super(name, priority);
        }

        @Override
        public Optional<String> whyUnavailable() {
            return Optional.of("no natives for this machine");
        }
    }

    private static final class Broken extends Fake {
        Broken(String name, int priority) {
            super(name, priority);
        }

        @Override
        public ArrayBackend create() {
            throw new UnsatisfiedLinkError("libbroken.so");
        }
    }

    private static final class Confused extends Fake {
        Confused(String name, int priority) {
            super(name, priority);
        }

        @Override
        public Optional<String> whyUnavailable() {
            throw new NoClassDefFoundError("org/gone/Natives");
        }
    }

    private static BackendRegistry registry(String property, String variable, ArrayBackendProvider... providers) {
        return new BackendRegistry(new Given(property, variable, List.of(providers), List.of()));
    }

    private record Given(
            String property, String variable, List<? extends ArrayBackendProvider> found, List<String> broken)
            implements BackendRegistry.Surroundings {
        @Override
        public BackendRegistry.Found providers() {
            return new BackendRegistry.Found(new ArrayList<>(found), broken);
        }
    }

    @Test
    void choosesTheHighestPriority() {
        Fake low = new Fake("low", 0);
        Fake high = new Fake("high", 10);
        BackendRegistry r = registry(null, null, low, high);
        assertThat(r.choose().name()).isEqualTo("high");
        assertThat(r.choose()).isSameAs(r.choose()).isSameAs(r.named("high", "by a test"));
        assertThat(high.created).isEqualTo(1);
        assertThat(low.created).isZero();
    }

    @Test
    void passesOverWhatIsUnavailableOrBreaks() {
        BackendRegistry r = registry(null, null, new Missing("a", 30), new Broken("b", 20), new Fake("c", 0));
        assertThat(r.choose().name()).isEqualTo("c");
    }

    @Test
    void thePropertyIsStrongerThanTheVariableAndBothThanPriority() {
        assertThat(registry("a", "b", new Fake("a", 0), new Fake("b", 1), new Fake("c", 2))
                        .choose()
                        .name())
                .isEqualTo("a");
        assertThat(registry(null, "b", new Fake("a", 0), new Fake("b", 1), new Fake("c", 2))
                        .choose()
                        .name())
                .isEqualTo("b");
        assertThat(registry(" ", "", new Fake("a", 0), new Fake("c", 2))
                        .choose()
                        .name())
                .isEqualTo("c");
    }

    @Test
    void aForcedChoiceNeverFallsBack() {
        assertThatThrownBy(() -> registry("nosuch", null, new Fake("a", 0), new Missing("nd4j", 5))
                        .choose())
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("'nosuch' (named by -Ddezero.backend) is not on the classpath")
                .hasMessageContaining("seen: 'a' (priority 0): available")
                .hasMessageContaining("seen: 'nd4j' (priority 5): unavailable: no natives for this machine")
                .hasMessageContaining("for 'ejml' add org.dezero:dezero-backend-ejml");
        assertThatThrownBy(() -> registry(null, "m", new Fake("a", 0), new Missing("m", 5))
                        .choose())
                .isInstanceOf(BackendException.class)
                .hasMessageContaining(
                        "'m' (named by the environment variable DEZERO_BACKEND) is unavailable: no natives");
        assertThatThrownBy(() -> registry("b", null, new Fake("a", 0), new Broken("b", 5))
                        .choose())
                .isInstanceOf(BackendException.class)
                .hasCauseInstanceOf(UnsatisfiedLinkError.class)
                .hasMessageContaining("failed to start");
    }

    @Test
    void withoutAnyItSaysWhatToAdd() {
        assertThatThrownBy(() -> registry(null, null).choose())
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("No array backend found.")
                .hasMessageContaining("seen: none")
                .hasMessageContaining("for 'plain' add org.dezero:dezero-backend-plain to the classpath");
    }

    @Test
    void aFailureIsNotRemembered() {
        List<ArrayBackendProvider> classpath = new ArrayList<>();
        BackendRegistry r = new BackendRegistry(new Given(null, null, classpath, List.of()));
        assertThatThrownBy(r::choose).isInstanceOf(BackendException.class);
        classpath.add(new Fake("late", 0));
        assertThat(r.choose().name()).isEqualTo("late");
    }

    @Test
    void listsCandidatesWithoutMakingThem() {
        Fake a = new Fake("a", 0);
        List<ArrayBackends.Candidate> seen =
                registry(null, null, a, new Missing("b", 7)).candidates();
        assertThat(seen).extracting(ArrayBackends.Candidate::name).containsExactly("b", "a");
        assertThat(seen.get(0).whyUnavailable()).contains("no natives for this machine");
        assertThat(a.created).isZero();
    }

    @Test
    void brokenServiceEntriesAreReported() {
        BackendRegistry r =
                new BackendRegistry(new Given(null, null, List.of(), List.of("a broken provider: no such class")));
        assertThatThrownBy(r::choose).hasMessageContaining("seen: a broken provider: no such class");
    }

    @Test
    void aProviderThatFailsOverTheQuestionDoesNotHideTheOthers() {
        BackendRegistry registry = registry(null, null, new Confused("confused", 20), new Fake("low", 0));
        assertThat(registry.choose().name()).isEqualTo("low");
        assertThat(registry.candidates()).hasSize(2);
        assertThatThrownBy(() -> registry.named("confused", "asked for by name"))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining(
                        "it failed to say whether it is available: java.lang.NoClassDefFoundError: org/gone/Natives")
                .hasMessageContaining("seen: 'low' (priority 0): available");
    }
}
