package org.dezero.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.layers.Linear;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final Variable X = Variable.of(new double[] {1, -2, 3, 4}, 2, 2);

    @Test
    void anMlpIsLinearLayersWithAnActivationBetween() {
        MLP model = MLP.builder(3, 2)
                .activation(F::relu)
                .dtype(DType.FLOAT64)
                .random(new RandomState(1))
                .build();
        Variable y = model.apply(X);

        RandomState replay = new RandomState(1);
        Linear l0 = Linear.builder(3).dtype(DType.FLOAT64).random(replay).build();
        Linear l1 = Linear.builder(2).dtype(DType.FLOAT64).random(replay).build();
        assertThat(y.data().toHost().doubles())
                .containsExactly(l1.apply(F.relu(l0.apply(X))).data().toHost().doubles());
        assertThat(model.namedParams().keySet()).containsExactly("l0/W", "l0/b", "l1/W", "l1/b");
        assertThat(model.params()).allMatch(p -> p.dtype() == DType.FLOAT64);
    }

    @Test
    void theActivationIsSigmoidUnlessGiven() {
        Variable plain = new MLP(3, 1).apply(Variable.constant(0).reshape(1, 1));
        assertThat(plain.dtype()).isEqualTo(DType.FLOAT64);

        Linear l0 = Linear.builder(1).random(new RandomState(1)).build();
        MLP model = MLP.builder(1, 1).random(new RandomState(1)).build();
        Variable x = Variable.of(new double[] {0.5}, 1, 1);
        double hidden = F.sigmoid(l0.apply(x)).item();
        double w = ((model.apply(x).item()) / hidden);
        assertThat(w).isCloseTo(model.namedParams().get("l1/W").item(), within(1e-12));
    }

    @Test
    void elevenLayersAreInOrder() {
        int[] sizes = new int[11];
        Arrays.fill(sizes, 1);

        assertThat(new MLP(sizes).namedParams().keySet())
                .containsSubsequence("l1/W", "l2/W", "l9/W", "l10/W")
                .hasSize(22);
        assertThatIllegalArgumentException().isThrownBy(MLP::new).withMessageContaining("no layers");
    }

    @Test
    void sequentialMixesLayersAndFunctions() {
        RandomState random = new RandomState(2);
        Sequential model = new Sequential(new Linear(3, random), F::relu, x -> F.mul(x, 2), new Linear(1, random));
        Variable y = model.apply(X);

        RandomState replay = new RandomState(2);
        Linear l0 = new Linear(3, replay);
        Linear l3 = new Linear(1, replay);
        assertThat(y.data().toHost().doubles())
                .containsExactly(
                        l3.apply(F.mul(F.relu(l0.apply(X)), 2)).data().toHost().doubles());
        assertThat(model.namedParams().keySet()).containsExactly("l0/W", "l0/b", "l3/W", "l3/b");
        assertThat(new Sequential().apply(X)).isSameAs(X);
    }

    @Test
    void aModelIsAStepOfAnother() {
        Sequential model = new Sequential(new MLP(2), F::tanh, new Sequential(new Linear(1)));

        assertThat(model.namedParams().keySet()).containsExactly("l0/l0/W", "l0/l0/b", "l2/l0/W", "l2/l0/b");
    }
}
