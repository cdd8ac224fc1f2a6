package org.dezero.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.data.Example;
import org.dezero.data.SinCurve;
import org.dezero.data.Spiral;
import org.dezero.layers.LSTM;
import org.dezero.layers.Layer;
import org.dezero.layers.Linear;
import org.dezero.layers.RNN;
import org.dezero.layers.UnaryLayer;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

/** The trainings of the book's steps 42 to 50, and the beginning of those of 59 and 60, give the numbers that Python DeZero prints. */
class BookTrainingTest {
    /** The losses of steps 44, 45 and 46 at the iterations 0, 1000, ..., 9000 and 9999. */
    private static final double[] STEP_44 = {
        0.8165178492839196,
        0.24990280802148895,
        0.24609876581126017,
        0.2372159081431807,
        0.20793216413350174,
        0.12311905720649353,
        0.07888166506355153,
        0.07655073683421637,
        0.07637803086238229,
        0.07618764131185568,
        0.07608389216067135
    };

    private final RandomState random = new RandomState(0);

    /** Points of a noisy sine, of steps 43 to 46. */
    private final Variable x = Variable.constant(random.rand(100, 1));

    private final Variable sine = F.add(F.sin(F.mul(x, 2 * Math.PI)), Variable.constant(random.rand(100, 1)));

    private static void assertRelative(double actual, double expected, double tolerance, String what) {
        assertThat(actual).as(what).isCloseTo(expected, within(tolerance * Math.abs(expected)));
    }

    @Test
    void step42LinearRegression() {
        RandomState seeded = new RandomState(0);
        Variable in = Variable.constant(seeded.rand(100, 1));
        Variable line = F.add(F.add(F.mul(in, 2), 5), Variable.constant(seeded.rand(100, 1)));
        Variable W = Variable.of(new double[1], 1, 1);
        Variable b = Variable.of(new double[1]);
        Map<Integer, double[]> expected = Map.of(
                1, new double[] {0.6443345843402245, 1.2947338870645597, 42.296340129442335},
                2, new double[] {1.1267234516565152, 2.269593512304024, 23.97380754378544},
                10, new double[] {2.395739721063854, 4.946772503792004, 0.3585915308319281},
                50, new double[] {2.2930864639314064, 5.3773928512605425, 0.08723906096725743},
                100, new double[] {2.118073690511974, 5.466089050922982, 0.07908606512411756});
        for (int i = 1; i <= 100; i++) {
            Variable loss = F.meanSquaredError(line, F.add(F.matmul(in, W), b));
            descend(loss, 0.1, W, b);
            double[] numbers = expected.get(i);
            if (numbers != null) {
                assertRelative(W.item(), numbers[0], 1e-12, "W, line " + i);
                assertRelative(b.item(), numbers[1], 1e-12, "b, line " + i);
                assertRelative(loss.item(), numbers[2], 1e-12, "loss, line " + i);
            }
        }
    }

    private static void descend(Variable loss, double lr, Variable... parameters) {
        for (Variable p : parameters) {
            p.clearGrad();
        }
        loss.backward();
        for (Variable p : parameters) {
            p.setData(Config.noGrad(() -> F.sub(p, F.mul(p.grad(), lr))).data());
        }
    }

    @Test
    void step43NeuralNetworkByHand() {
        Variable W1 = scaled(random.randn(1, 10));
        Variable b1 = Variable.of(new double[10]);
        Variable W2 = scaled(random.randn(10, 1));
        Variable b2 = Variable.of(new double[1]);
        double[] expected = {
            0.8473695850105871,
            0.2514286285183606,
            0.24759485466749873,
            0.23786120447054798,
            0.21222231333102887,
            0.16742181117834068,
            0.09681932619992574,
            0.07849528290602321,
            0.07749729552991147,
            0.0772213239955932,
            0.07698683276456314
        };
        double[] losses = losses(() -> {
            Variable y = F.linear(F.sigmoid(F.linear(x, W1, b1)), W2, b2);
            Variable loss = F.meanSquaredError(sine, y);
            descend(loss, 0.2, W1, b1, W2, b2);
            return loss;
        });
        for (int i = 0; i < expected.length; i++) {
            assertRelative(losses[i], expected[i], 1e-9, "loss " + i);
        }
    }

    private static Variable scaled(HostArray normal) {
        return Variable.of(Variable.constant(normal).mul(0.01).data());
    }

    /** Runs 10,000 steps; the losses at 0, 1000, ..., 9000 and 9999. */
    private static double[] losses(Supplier<Variable> step) {
        double[] out = new double[11];
        for (int i = 0; i < 10_000; i++) {
            Variable loss = step.get();
            if (i % 1000 == 0) {
                out[i / 1000] = loss.item();
            } else if (i == 9_999) {
                out[10] = loss.item();
            }
        }
        return out;
    }

    private static void assertStep44(double[] losses) {
        for (int i = 0; i < STEP_44.length; i++) {
            assertRelative(losses[i], STEP_44[i], 1e-9, "loss " + i);
        }
    }

    @Test
    void step44LayersHoldParameters() {
        Linear l1 = new Linear(10, random);
        Linear l2 = new Linear(1, random);
        assertStep44(losses(() -> {
            Variable loss = F.meanSquaredError(sine, l2.apply(F.sigmoid(l1.apply(x))));
            l1.clearGrads();
            l2.clearGrads();
            loss.backward();
            for (Linear layer : List.of(l1, l2)) {
                new SGD(0.2).setup(layer).update();
            }
            return loss;
        }));
        assertThat(l1.namedParams().get("W").data().toHost().floats())
                .startsWith(1.6524137258529663f, -2.1517512798309326f, -9.170103073120117f);
        assertThat(l2.namedParams().get("b").data().item()).isEqualTo(-0.9109127521514893f);
    }

    private static final class TwoLayerNet extends Model {
        private final Linear l1;
        private final Linear l2;

        TwoLayerNet(int hidden, int out) {
            l1 = new Linear(hidden);
            l2 = new Linear(out);
        }

        @Override
        protected Variable forward(Variable x) {
            return l2.apply(F.sigmoid(l1.apply(x)));
        }
    }

    private double[] trainSine(Layer model) {
        Optimizer optimizer = new SGD(0.2).setup(model);
        UnaryOperator<Variable> predict = model;
        return losses(() -> {
            Variable loss = F.meanSquaredError(sine, predict.apply(x));
            model.clearGrads();
            loss.backward();
            optimizer.update();
            return loss;
        });
    }

    @Test
    void step45ModelHoldsLayers() {
        TwoLayerNet model = new TwoLayerNet(10, 1);
        try (var scope = Config.random(random)) {
            assertStep44(trainSine(model));
        }
    }

    @Test
    void step46MlpAndOptimizer() {
        MLP model = MLP.builder(10, 1).random(random).build();
        assertStep44(trainSine(model));
        assertThat(model.params()).allMatch(p -> p.dtype() == DType.FLOAT32);
    }

    @Test
    void step47SoftmaxAndCrossEntropy() {
        MLP model = MLP.builder(10, 3).random(new RandomState(0)).build();
        Variable in = Variable.of(new double[][] {{0.2, -0.4}, {0.3, 0.5}, {1.3, -3.2}, {2.1, 0.3}});
        Variable loss =
                F.softmaxCrossEntropy(model.apply(in), Variable.constant(HostArray.of(new long[] {2, 0, 1, 0})));
        assertRelative(loss.item(), 1.4967442524053058, 1e-12, "loss");
    }

    @Test
    void step48SpiralByHand() {
        RandomState seeded = new RandomState(0);
        Spiral spiral = new Spiral(true, seeded);
        MLP model = MLP.builder(10, 3).random(seeded).build();
        Optimizer optimizer = new SGD(1.0).setup(model);
        Map<Integer, Double> expected = Map.of(
                1, 1.1269415259361266,
                2, 1.046145063638687,
                3, 0.9506376206874847,
                5, 0.8685604631900787,
                10, 0.7900152564048767,
                50, 0.6930600643157959,
                100, 0.42710296213626864,
                200, 0.17794248908758165,
                300, 0.12958980575203896);
        for (int epoch = 1; epoch <= 300; epoch++) {
            int[] order = seeded.permutation(300);
            double sum = 0;
            for (int i = 0; i < 300; i += 30) {
                var batch = spiral.gather(Arrays.copyOfRange(order, i, i + 30));
                Variable loss =
                        F.softmaxCrossEntropy(model.apply(Variable.constant(batch.x())), Variable.constant(batch.t()));
                model.clearGrads();
                loss.backward();
                optimizer.update();
                sum += loss.item() * 30;
            }
            Double number = expected.get(epoch);
            if (number != null) {
                assertRelative(sum / 300, number, 1e-4, "epoch " + epoch);
            }
        }
    }

    @Test
    void step50DataLoader() {
        RandomState seeded = new RandomState(0);
        Spiral trainSet = new Spiral(true, seeded);
        Spiral testSet = new Spiral(false, seeded);
        DataLoader train = new DataLoader(trainSet, 30, true, seeded);
        DataLoader test = new DataLoader(testSet, 30, false);
        MLP model = MLP.builder(10, 3).random(seeded).build();
        Optimizer optimizer = new SGD(1.0).setup(model);
        Map<Integer, double[]> expected = Map.of(
                1, new double[] {1.0944494128227233, 0.4033333333333333, 1.046758782863617, 0.32666666666666666},
                2, new double[] {0.9882431983947754, 0.49333333333333335, 0.9728883743286133, 0.43333333333333335},
                3, new double[] {0.9403274893760681, 0.5133333333333333, 0.8965260982513428, 0.6233333333333333},
                300, new double[] {0.10824840404093265, 0.9666666666666667, 0.14575608670711518, 0.96});
        for (int epoch = 1; epoch <= 300; epoch++) {
            List<Double> numbers = new ArrayList<>(epoch(model, train, () -> optimizer.update()));
            numbers.addAll(Config.noGrad(() -> epoch(model, test, null)));
            double[] golden = expected.get(epoch);
            if (golden != null) {
                assertRelative(numbers.get(0), golden[0], 1e-4, "train loss, epoch " + epoch);
                assertThat(numbers.get(1)).as("train accuracy, epoch " + epoch).isCloseTo(golden[1], within(0.0034));
                assertRelative(numbers.get(2), golden[2], 1e-4, "test loss, epoch " + epoch);
                assertThat(numbers.get(3)).as("test accuracy, epoch " + epoch).isCloseTo(golden[3], within(0.0034));
            }
        }
    }

    /** A recurrent layer with a fully connected one behind it. */
    private static final class SequenceNet<R extends UnaryLayer> extends Model {
        private final R rnn;
        private final Linear fc;

        SequenceNet(R rnn, RandomState random) {
            this.rnn = rnn;
            fc = new Linear(1, random);
        }

        @Override
        protected Variable forward(Variable x) {
            return fc.apply(rnn.apply(x));
        }
    }

    /** One epoch with an update after every 30th step and, if asked, the last one; the mean loss. */
    private static double sequenceEpoch(
            Model model, Optimizer optimizer, int steps, boolean updateAtEnd, IntFunction<Example> data) {
        Variable loss = Variable.constant(0);
        for (int i = 0; i < steps; i++) {
            Example pair = data.apply(i);
            Variable y = model.apply(Variable.constant(pair.x()));
            loss = F.add(loss, F.meanSquaredError(y, Variable.constant(pair.t())));
            if ((i + 1) % 30 == 0 || (updateAtEnd && i + 1 == steps)) {
                model.clearGrads();
                loss.backward();
                loss.unchainBackward();
                optimizer.update();
            }
        }
        return loss.item() / steps;
    }

    /**
     * Shows that Adam keeps its state in the dtype of the weights: otherwise the losses differ by 7e-8 from the start. The
     * FLOAT32 weights are those of Python bit for bit, as the losses show, which are FLOAT64.
     */
    @Test
    void step59FirstEpochsOfTheRnn() {
        RandomState seeded = new RandomState(0);
        SinCurve curve = new SinCurve(true, seeded);
        RNN rnn = RNN.builder(100).random(seeded).build();
        SequenceNet<RNN> model = new SequenceNet<>(rnn, seeded);
        Optimizer optimizer = new Adam().setup(model);
        double[] expected = {
            0.29063800240905263, 0.018004631275422803, 0.05368627049237292, 0.02326967674432074, 0.006176845463023825
        };
        for (int epoch = 0; epoch < expected.length; epoch++) {
            rnn.resetState();
            double loss = sequenceEpoch(model, optimizer, curve.size(), true, curve::gather);
            assertRelative(loss, expected[epoch], 1e-13, "epoch " + (epoch + 1));
        }
        assertThat(model.namedParams().keySet()).containsExactly("fc/W", "fc/b", "rnn/h2h/W", "rnn/x2h/W", "rnn/x2h/b");
    }

    @Test
    void step60FirstEpochsOfTheLstm() {
        RandomState seeded = new RandomState(0);
        SinCurve curve = new SinCurve(true, seeded);
        LSTM lstm = LSTM.builder(100).random(seeded).build();
        SequenceNet<LSTM> model = new SequenceNet<>(lstm, seeded);
        Optimizer optimizer = new Adam().setup(model);
        double[] expected = {
            0.48302829261142033, 0.38310301830344345, 0.2966979649725529, 0.2235085319020998, 0.16331095966633913
        };
        // 30 places in the curve, each moving on by one; the last ones run into the next one's.
        int jump = curve.size() / 30;
        for (int epoch = 0; epoch < expected.length; epoch++) {
            lstm.resetState();
            double loss = sequenceEpoch(model, optimizer, 34, false, i -> {
                int[] places = IntStream.range(0, 30)
                        .map(row -> (row * jump + i) % curve.size())
                        .toArray();
                return curve.gather(places);
            });
            assertRelative(loss, expected[epoch], 1e-13, "epoch " + (epoch + 1));
        }
    }

    /** The mean loss and accuracy of an epoch, with an update after each batch if there is one. */
    private static List<Double> epoch(UnaryLayer model, DataLoader loader, Runnable update) {
        double loss = 0;
        double accuracy = 0;
        int n = 0;
        for (Batch batch : loader) {
            Variable y = model.apply(batch.x());
            Variable batchLoss = F.softmaxCrossEntropy(y, batch.t());
            if (update != null) {
                model.clearGrads();
                batchLoss.backward();
                update.run();
            }
            loss += batchLoss.item() * batch.size();
            accuracy += F.accuracy(y, batch.t()).item() * batch.size();
            n += batch.size();
        }
        return List.of(loss / n, accuracy / n);
    }
}
