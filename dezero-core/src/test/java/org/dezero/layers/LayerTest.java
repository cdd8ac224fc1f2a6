package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackends;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class LayerTest {
    private static Parameter parameter(double value) {
        return new Parameter(ArrayBackends.get().array(new double[] {value}), null);
    }

    /** A layer of parameters alone. */
    private abstract static class Plain extends Layer {
        @Override
        protected Variable forward(Variable... xs) {
            return F.add(xs[0], xs[1]);
        }
    }

    private static class Base extends Plain {
        final Parameter z = parameter(1);
        final Parameter m = parameter(2);
    }

    private static final class Derived extends Base {
        static final Parameter SHARED_BY_ALL = parameter(9);
        final Parameter a = parameter(3);
        final String text = "not searched";
        final Linear fc = new Linear(2);
    }

    @Test
    void superclassesComeFirstThenFieldsByName() {
        Derived layer = new Derived();

        assertThat(layer.namedParams().keySet()).containsExactly("m", "z", "a", "fc/W", "fc/b");
        assertThat(layer.params()).containsExactlyElementsOf(layer.namedParams().values());
        assertThat(layer.params()).startsWith(layer.m, layer.z, layer.a);
    }

    private static final class Containers extends Plain {
        final Linear[][] arrays = {{linear()}, {linear(), linear()}};
        final List<Object> list = new ArrayList<>(List.of(linear(), "text", parameter(1)));
        final Map<Integer, Linear> numbers = new LinkedHashMap<>();
        final Map<String, Object> texts = new LinkedHashMap<>();
        final Object hidden = linear();

        Containers() {
            numbers.put(10, linear());
            numbers.put(9, linear());
            texts.put("b", List.of(linear()));
            texts.put("a", linear());
        }

        static Linear linear() {
            return Linear.builder(1).nobias().build();
        }
    }

    @Test
    void arraysListsAndMapsAreSearchedByIndexOrKey() {
        assertThat(new Containers().namedParams().keySet())
                .containsExactly(
                        "arrays/0/0/W",
                        "arrays/1/0/W",
                        "arrays/1/1/W",
                        "hidden/W",
                        "list/0/W",
                        "list/2",
                        "numbers/9/W",
                        "numbers/10/W",
                        "texts/a/W",
                        "texts/b/0/W");
    }

    private static final class Sharing extends Plain {
        final Linear first = new Linear(1);
        final Linear second = first;
        final Layer other = new Derived();
        Plain self = this;
        final List<Object> ring = new ArrayList<>();
        final Parameter unset = null;
    }

    @Test
    void whatIsSharedCountsOnceAndCyclesEnd() {
        Sharing layer = new Sharing();
        layer.ring.add(layer.ring);
        layer.ring.add(layer);
        layer.ring.add(layer.other);

        assertThat(layer.namedParams().keySet())
                .containsExactly("first/W", "first/b", "other/m", "other/z", "other/a", "other/fc/W", "other/fc/b");
    }

    @Test
    void fieldsMayBeReassigned() {
        Sharing layer = new Sharing();
        int before = layer.params().size();
        layer.self = new Base();

        assertThat(layer.params()).hasSize(before + 2);
    }

    @Test
    void anInnerLayerDoesNotOwnTheLayerAroundIt() {
        assertThat(new Outer().inner.namedParams().keySet()).containsExactly("own");
    }

    private static final class Outer extends Plain {
        final Parameter outer = parameter(1);
        final Inner inner = new Inner();

        final class Inner extends Plain {
            final Parameter own = parameter(2);

            double sum() {
                return own.item() + outer.item();
            }
        }
    }

    private static final class Registering extends Plain {
        final Linear second = register("b", new Linear(1));
        final Linear first = register("a", new Linear(1));
        final Linear found = new Linear(1);
        final Parameter p = register("p", parameter(1));
    }

    @Test
    void registeredChildrenComeFirstUnderTheirNames() {
        assertThat(new Registering().namedParams().keySet())
                .containsExactly("b/W", "b/b", "a/W", "a/b", "p", "found/W", "found/b");
    }

    @Test
    void namesOfChildrenAreChecked() {
        Registering layer = new Registering();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.register("a", new Linear(1)))
                .withMessageContaining("name is taken: 'a'");
        assertThatIllegalArgumentException().isThrownBy(() -> layer.register("a/b", new Linear(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> layer.register("", parameter(1)));
    }

    private static final class Hiding extends Base {
        final Parameter z = parameter(5);
    }

    @Test
    void twoParametersUnderOneKeyAreAnError() {
        Hiding layer = new Hiding();

        assertThat(layer.params()).hasSize(3);
        assertThatIllegalStateException().isThrownBy(layer::namedParams).withMessageContaining("have the key 'z'");
    }

    @Test
    void clearGradsForgetsAllGradients() {
        Linear layer = new Linear(2, new RandomState(0));
        layer.apply(Variable.of(new double[] {1, 2}, 1, 2)).sum().backward();
        assertThat(layer.params()).hasSize(2).allMatch(Parameter::hasGrad);

        layer.clearGrads();

        assertThat(layer.params()).noneMatch(Parameter::hasGrad);
    }

    @Test
    void severalInputsRawArraysAndWrongCounts() {
        Base two = new Base();
        assertThat(two.apply(Variable.of(1.0), Variable.of(2.0)).item()).isEqualTo(3);

        Dropout one = new Dropout(0);
        Variable y = one.apply(ArrayBackends.get().array(new double[] {1}));
        assertThat(y.requiresGrad()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.apply(Variable.of(1.0), Variable.of(2.0)))
                .withMessageContaining("Dropout: takes one input, got 2");
    }
}
