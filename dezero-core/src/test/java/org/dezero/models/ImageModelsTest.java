package org.dezero.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.layers.UnaryLayer;
import org.dezero.random.RandomState;
import org.dezero.transforms.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageModelsTest {
    /** The shapes of all parameters by key, as far as they are known before the first use. */
    private static Map<String, String> shapes(UnaryLayer model) {
        Map<String, String> out = new TreeMap<>();
        model.namedParams().forEach((key, p) -> out.put(key, p.acceptedShape()));
        return out;
    }

    private static Variable cost(UnaryLayer model, Variable x) {
        long[] labels = new long[x.length()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = 7 + i;
        }
        return F.softmaxCrossEntropy(model.apply(x), Variable.constant(HostArray.of(labels)));
    }

    private static double sumOfSizes(Variable gradient) {
        return Arrays.stream(gradient.data().toHost().toDoubleArray())
                .map(Math::abs)
                .sum();
    }

    // ---- names and shapes ---------------------------------------------------------------------------------------

    @Test
    void vgg16HasTheParametersOfDezeroAndKnowsAllButTwoShapes() {
        Map<String, String> expected = new TreeMap<>();
        String[] channels = {
            "?, 64, 64", "64, 128, 128", "128, 256, 256, 256", "256, 512, 512, 512", "512, 512, 512, 512"
        };
        for (int i = 0; i < channels.length; i++) {
            String[] c = channels[i].split(", ");
            for (int j = 1; j < c.length; j++) {
                expected.put("conv" + (i + 1) + "_" + j + "/W", "(" + c[j] + ", " + c[j - 1] + ", 3, 3)");
                expected.put("conv" + (i + 1) + "_" + j + "/b", "(" + c[j] + ",)");
            }
        }
        expected.put("fc6/W", "(?, 4096)");
        expected.put("fc6/b", "(4096,)");
        expected.put("fc7/W", "(4096, 4096)");
        expected.put("fc7/b", "(4096,)");
        expected.put("fc8/W", "(4096, 1000)");
        expected.put("fc8/b", "(1000,)");

        assertThat(shapes(new VGG16())).hasSize(32).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"50, 3 4 6 3, 268", "101, 3 4 23 3, 523", "152, 3 8 36 3, 778"})
    void resNetHasTheParametersOfDezeroAndKnowsAllButOneShape(int layers, String blocks, int count) {
        Map<String, String> expected = new TreeMap<>();
        expected.put("conv1/W", "(64, ?, 7, 7)");
        expected.put("conv1/b", "(64,)");
        expected.put("fc6/W", "(2048, 1000)");
        expected.put("fc6/b", "(1000,)");
        putNorm(expected, "bn1", 64);
        int in = 64;
        for (int stage = 2; stage <= 5; stage++) {
            int mid = 16 << stage;
            for (int block = 0; block < Integer.parseInt(blocks.split(" ")[stage - 2]); block++) {
                String key = "res" + stage + "/" + (block == 0 ? "a" : "b" + block) + "/";
                expected.put(key + "conv1/W", Shape.of(mid, in, 1, 1).toString());
                putNorm(expected, key + "bn1", mid);
                expected.put(key + "conv2/W", Shape.of(mid, mid, 3, 3).toString());
                putNorm(expected, key + "bn2", mid);
                expected.put(key + "conv3/W", Shape.of(4 * mid, mid, 1, 1).toString());
                putNorm(expected, key + "bn3", 4 * mid);
                if (block == 0) {
                    expected.put(key + "conv4/W", Shape.of(4 * mid, in, 1, 1).toString());
                    putNorm(expected, key + "bn4", 4 * mid);
                }
                in = 4 * mid;
            }
        }

        assertThat(shapes(new ResNet(layers))).hasSize(count).isEqualTo(expected);
    }

    private static void putNorm(Map<String, String> shapes, String key, int channels) {
        for (String name : List.of("avg_mean", "avg_var", "beta", "gamma")) {
            shapes.put(key + "/" + name, "(" + channels + ",)");
        }
    }

    @Test
    void resNetsOfEachDepthAreClasses() {
        assertThat(new ResNet50().params()).hasSize(268);
        assertThat(new ResNet101().params()).hasSize(523);
        assertThat(new ResNet152().params()).hasSize(778);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResNet(34))
                .withMessageContainingAll("34", "50, 101 or 152");
        assertThatIllegalArgumentException().isThrownBy(() -> new BuildingBlock(0, 4, 2, 8, 1));
    }

    // ---- numbers ------------------------------------------------------------------------------------------------

    /** As NumPy 1.24 computes it in DeZero: image, weights, and dropout between them, drawn from seed 0. */
    @Test
    void vgg16IsThatOfDezero() {
        RandomState random = new RandomState(0);
        Variable x = Variable.of(random.randn(1, 3, 32, 32));
        VGG16 model = new VGG16(random);
        Variable loss = cost(model, x);
        Parameter first = model.namedParams().get("conv1_1/W");
        loss.backward(x, first);

        assertThat(loss.item()).isCloseTo(6.9202454606120005, within(1e-9));
        assertThat(sumOfSizes(x.grad())).isCloseTo(0.2548196436940146, within(1e-9));
        assertThat(sumOfSizes(first.grad())).isCloseTo(0.9985530604948882, within(1e-9));
        double[] tested = Config.noGrad(() -> Config.testMode(() -> model.apply(x)))
                .data()
                .toHost()
                .doubles();
        assertThat(tested)
                .hasSize(1000)
                .startsWith(
                        new double[] {
                            -0.005507062623545886, 3.4416800050946666e-05, 0.003756910483719922, -0.0017893761243298013
                        },
                        within(1e-12));
        assertThat(model.params().stream().mapToInt(Parameter::size).sum()).isEqualTo(37_694_248);
    }

    /** As NumPy 1.24 computes it in DeZero: images and weights drawn from seed 0. */
    @Test
    void resNet50IsThatOfDezero() {
        RandomState random = new RandomState(0);
        Variable x = Variable.of(random.randn(2, 3, 64, 64));
        ResNet50 model = new ResNet50(random);
        Variable loss = cost(model, x);
        loss.backward();

        assertThat(loss.item()).isCloseTo(7.730604773391291, within(1e-9));
        assertThat(sumOfSizes(x.grad())).isCloseTo(14439.8598237214, within(1e-5));
        Map<String, Parameter> p = model.namedParams();
        assertThat(sumOfSizes(p.get("bn1/gamma").grad())).isCloseTo(453.2270045532019, within(1e-6));
        assertThat(sumOfSizes(p.get("res4/a/bn4/gamma").grad())).isCloseTo(95.48465743660395, within(1e-6));
        assertThat(sumOfSizes(p.get("res5/b2/conv3/W").grad())).isCloseTo(4023.8890441890426, within(1e-5));
        double[] tested = Config.noGrad(() -> Config.testMode(() -> model.apply(x)))
                .data()
                .toHost()
                .doubles();
        assertThat(Arrays.copyOfRange(tested, 1000, 1004))
                .containsExactly(
                        new double[] {
                            -0.5729896720969898, -0.03488505805239728, -0.28516969680301113, -0.979003010729137
                        },
                        within(1e-9));
        assertThat(model.params().stream().mapToInt(Parameter::size).sum()).isEqualTo(25_610_216);
        // The running statistics of the 53 normalisations.
        assertThat(model.params().stream().filter(v -> !v.hasGrad())).hasSize(2 * 53);
    }

    @Test
    void theStrideOfAStageIsInItsFirstConvolutionUnlessTheOtherWayIsAskedFor() {
        Variable x = Variable.constant(new RandomState(1).randn(1, 2, 5, 5));
        for (boolean fb : new boolean[] {false, true}) {
            RandomState random = new RandomState(0);
            BottleneckA block = new BottleneckA(2, 3, 4, 2, fb, random);
            Variable y = block.apply(x);

            Map<String, Parameter> p = block.namedParams();
            Variable h = normalized(F.conv2d(x, p.get("conv1/W"), null, fb ? 1 : 2, 0));
            h = normalized(F.conv2d(F.relu(h), p.get("conv2/W"), null, fb ? 2 : 1, 1));
            h = normalized(F.conv2d(F.relu(h), p.get("conv3/W")));
            Variable beside = normalized(F.conv2d(x, p.get("conv4/W"), null, 2, 0));
            assertThat(y.shape()).isEqualTo(Shape.of(1, 4, 3, 3));
            assertThat(y.data().toHost().doubles())
                    .containsExactly(F.relu(F.add(h, beside)).data().toHost().doubles(), within(1e-12));
        }
    }

    private static Variable normalized(Variable x) {
        Variable mean = F.mean(x, new int[] {0, 2, 3}, true);
        Variable var = F.var(x, new int[] {0, 2, 3}, 0, true);
        return F.div(F.sub(x, mean), F.sqrt(F.add(var, 2e-5)));
    }

    @Test
    void squeezeNetIsThatOfThePaper() {
        RandomState random = new RandomState(0);
        SqueezeNet model = new SqueezeNet(random);
        Map<String, String> shapes = shapes(model);
        assertThat(shapes).hasSize(52);
        assertThat(shapes)
                .containsEntry("conv1/W", "(96, ?, 7, 7)")
                .containsEntry("fire2/squeeze1x1/W", "(16, 96, 1, 1)")
                .containsEntry("fire4/expand3x3/W", "(128, 32, 3, 3)")
                .containsEntry("fire9/expand1x1/W", "(256, 64, 1, 1)")
                .containsEntry("fire9/squeeze1x1/b", "(64,)")
                .containsEntry("conv10/W", "(1000, 512, 1, 1)");
        Variable x = Variable.of(random.randn(2, 3, 29, 40));
        Variable loss = cost(model, x);
        loss.backward();

        // The paper's 4.8 MB of floats.
        assertThat(model.params().stream().mapToInt(Parameter::size).sum()).isEqualTo(1_248_424);
        assertThat(loss.item()).isFinite().isPositive();
        assertThat(sumOfSizes(x.grad())).isFinite().isPositive();
        assertThat(model.params()).allMatch(Variable::hasGrad);
    }

    @Test
    void weightsAreDrawnInTheOrderOfTheirFirstUse() {
        SqueezeNet model = new SqueezeNet(new RandomState(4));
        Config.testMode(() -> model.apply(Variable.constant(new RandomState(1).randn(1, 3, 29, 29))));

        RandomState replay = new RandomState(4);
        List<String> order = new ArrayList<>(List.of("conv1"));
        for (int i = 2; i <= 9; i++) {
            for (String layer : List.of("squeeze1x1", "expand1x1", "expand3x3")) {
                order.add("fire" + i + "/" + layer);
            }
        }
        order.add("conv10");
        for (String layer : order) {
            Parameter W = model.namedParams().get(layer + "/W");
            int inputs = W.size() / W.shape().dim(0);
            assertThat(W.dtype()).isEqualTo(DType.FLOAT32);
            assertThat(W.data().toHost().floats()[0])
                    .as(layer)
                    .isEqualTo((float) replay.randn() * (float) Math.sqrt(1.0 / inputs));
            for (int i = 1; i < W.size(); i++) {
                replay.randn();
            }
        }
    }

    // ---- input --------------------------------------------------------------------------------------------------

    @Test
    void imagesThatAreTooSmallAreRefusedBeforeAnythingIsDrawn() {
        RandomState random = new RandomState(0);
        for (Model model : List.of(new VGG16(random), new ResNet50(random), new SqueezeNet(random))) {
            String name = model.getClass().getSimpleName();
            assertThatExceptionOfType(ShapeException.class)
                    .isThrownBy(() -> model.apply(Variable.constant(new RandomState(1).randn(1, 3, 64, 4))))
                    .withMessageContainingAll(name, "(1, 3, 64, 4)", "too small");
            assertThatExceptionOfType(ShapeException.class)
                    .isThrownBy(() -> model.apply(Variable.constant(new RandomState(1).randn(3, 64, 64))))
                    .withMessageContainingAll(name, "(3, 64, 64)", "not images");
            assertThat(model.params()).noneMatch(Parameter::hasData);
        }
        assertThat(random.rand()).isEqualTo(new RandomState(0).rand());
    }

    @Test
    void theSmallestImagesPass() {
        try (Scope scope = Config.noGrad();
                Scope seeded = Config.random(new RandomState(0))) {
            assertThat(new SqueezeNet().apply(images(29)).shape()).isEqualTo(Shape.of(1, 1000));
            assertThat(new ResNet50().apply(images(5)).shape()).isEqualTo(Shape.of(1, 1000));
        }
    }

    private static Variable images(int size) {
        return Variable.constant(new RandomState(1).randn(1, 3, size, size).cast(DType.FLOAT32));
    }

    @Test
    void preprocessingGivesBlueGreenRedLessTheirMeans() {
        Image image = Image.of(1, 2, Image.Mode.RGB, new byte[] {10, 20, 30, (byte) 200, 100, 0});

        HostArray x = VGG16.preprocess(image, 2, 1);
        assertThat(x.shape()).isEqualTo(Shape.of(3, 1, 2));
        assertThat(x.floats())
                .containsExactly(
                        30 - 103.939f, 0 - 103.939f, 20 - 116.779f, 100 - 116.779f, 10 - 123.68f, 200 - 123.68f);
        HostArray resized = VGG16.preprocess(image);
        assertThat(resized.shape()).isEqualTo(Shape.of(3, 224, 224));
        assertThat(resized.dtype()).isEqualTo(DType.FLOAT32);
        // Left and right of the outermost pixel centres a cubic filter overshoots.
        assertThat(resized.floats()[0]).isGreaterThan(30 - 103.939f);
        assertThat(resized.floats()[2 * 224 * 224]).isLessThan(10 - 123.68f);
        assertThat(VGG16.preprocess(Image.of(1, 1, Image.Mode.L, (byte) 128), 1, 1)
                        .floats())
                .containsExactly(128 - 103.939f, 128 - 116.779f, 128 - 123.68f);
    }

    // ---- files --------------------------------------------------------------------------------------------------

    @Test
    void weightsOfAFileAreNotDrawn(@TempDir Path folder) throws IOException {
        SqueezeNet model = new SqueezeNet(new RandomState(0));
        double[] y =
                Config.testMode(() -> model.apply(images(29))).data().toHost().toDoubleArray();
        Path file = model.saveWeights(folder.resolve("squeezenet.npz"));

        RandomState random = new RandomState(1);
        try (Scope scope = Config.random(random)) {
            SqueezeNet loaded = SqueezeNet.pretrained(file);
            assertThat(Config.testMode(() -> loaded.apply(images(29)))
                            .data()
                            .toHost()
                            .toDoubleArray())
                    .containsExactly(y);
        }
        assertThat(random.rand()).isEqualTo(new RandomState(1).rand());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VGG16.pretrained(file))
                .withMessageContainingAll("conv1_1/W: missing", "fire2/squeeze1x1/W: not a parameter");
        Parameter W = model.namedParams().get("conv10/W");
        W.setData(W.data().backend().full(Shape.of(1000, 3, 1, 1), DType.FLOAT32, 0));
        Path other = model.saveWeights(folder.resolve("other.npz"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SqueezeNet.pretrained(other))
                .withMessageContaining("conv10/W: shape (1000, 3, 1, 1) in the file, (1000, 512, 1, 1) in the layer");
    }

    /** With weights that compress well, so that the file is written fast. */
    @Test
    void resNetLoadsFilesToo(@TempDir Path folder) throws IOException {
        ResNet50 model = new ResNet50(new RandomState(0));
        Config.noGrad(() -> model.apply(images(5)));
        ArrayBackend xp = Config.backend();
        int i = 0;
        for (Parameter p : model.params()) {
            p.setData(xp.full(p.shape(), p.dtype(), ++i));
        }
        Path file = model.saveWeights(folder.resolve("resnet50.npz"));

        for (ResNet loaded : List.of(ResNet50.pretrained(file), ResNet.pretrained(50, file))) {
            assertThat(loaded).isInstanceOf(ResNet50.class);
            List<Parameter> parameters = loaded.params();
            for (int k = 0; k < parameters.size(); k++) {
                assertThat(parameters.get(k).shape())
                        .isEqualTo(model.params().get(k).shape());
                assertThat(parameters.get(k).data().toHost().getDouble(0)).isEqualTo(k + 1);
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResNet.pretrained(101, file))
                .withMessageContaining("res4/b22/conv1/W: missing");
    }
}
