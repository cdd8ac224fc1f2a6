package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.io.Npz;
import org.dezero.models.ResNet50;
import org.dezero.models.VGG16;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    @TempDir
    Path folder;

    /** The layers of {@code MLP((4, 3))}, as Python's DeZero names them. */
    private static final class TwoLayers extends UnaryLayer {
        final Linear l0;
        final Linear l1;

        TwoLayers(DType dtype) {
            l0 = Linear.builder(4).dtype(dtype).random(new RandomState(1)).build();
            l1 = Linear.builder(3).dtype(dtype).random(new RandomState(2)).build();
        }

        @Override
        protected Variable forward(Variable x) {
            return l1.apply(F.sigmoid(l0.apply(x)));
        }
    }

    private static final class OneParameter extends UnaryLayer {
        final Parameter p;

        OneParameter(Parameter p) {
            this.p = p;
        }

        @Override
        protected Variable forward(Variable x) {
            return x.add(p);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Npz.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static HostArray host(Variable v) {
        NdArray data = v.data();
        return data.backend().toHost(data);
    }

    private static Map<String, HostArray> values(Layer layer) {
        Map<String, HostArray> out = new LinkedHashMap<>();
        layer.namedParams().forEach((key, p) -> out.put(key, host(p)));
        return out;
    }

    private static TwoLayers used() {
        TwoLayers model = new TwoLayers(DType.FLOAT32);
        model.apply(Variable.of(new float[] {1, 2}, 1, 2));
        return model;
    }

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        TwoLayers saved = used();
        Path file = saved.saveWeights(folder.resolve("weights"));
        assertThat(file).isEqualTo(folder.resolve("weights.npz")).exists();

        TwoLayers fresh = new TwoLayers(DType.FLOAT32);
        fresh.loadWeights(folder.resolve("weights"));

        Map<String, HostArray> expected = values(saved);
        assertThat(expected.keySet()).containsExactly("l0/W", "l0/b", "l1/W", "l1/b");
        values(fresh)
                .forEach((key, v) -> assertThat(v.floats())
                        .as(key)
                        .containsExactly(expected.get(key).floats()));
        Variable x = Variable.of(new float[] {0.5f, -1}, 1, 2);
        assertThat(host(fresh.apply(x)).floats())
                .containsExactly(host(saved.apply(x)).floats());
    }

    @Test
    void whatDeZeroSavedIsLoaded() throws IOException {
        TwoLayers model = new TwoLayers(DType.FLOAT32);
        model.loadWeights(resource("mlp.npz"));

        Map<String, HostArray> example = Npz.read(resource("mlp_output.npz"));
        HostArray y = host(model.apply(Variable.of(example.get("x"))));
        assertThat(y.shape()).isEqualTo(example.get("y").shape());
        assertThat(y.toDoubleArray()).containsExactly(example.get("y").toDoubleArray(), within(1e-6));
    }

    @Test
    void parametersWithoutArraysAreNotSaved() throws IOException {
        Path file = used().saveWeights(folder.resolve("weights.npz"));
        byte[] before = Files.readAllBytes(file);
        TwoLayers fresh = new TwoLayers(DType.FLOAT32);

        assertThatIllegalStateException()
                .isThrownBy(() -> fresh.saveWeights(file))
                .withMessageContaining("saveWeights: parameters of ")
                .withMessageContaining("have no array yet: l0/W, ")
                .withMessageContaining("run the layer, or give its input size");
        assertThat(file).hasBinaryContent(before);
        assertThatIllegalStateException().isThrownBy(() -> fresh.saveWeights(folder.resolve("new.npz")));
        assertThat(folder.resolve("new.npz")).doesNotExist();
    }

    @Test
    void anRnnThatRanOnceIsToldOfItsSecondCall() throws IOException {
        RNN rnn = RNN.builder(2).random(new RandomState(0)).build();
        Variable x = Variable.constant(new RandomState(1).randn(1, 3));
        rnn.apply(x);

        assertThatIllegalStateException()
                .isThrownBy(() -> rnn.saveWeights(folder.resolve("rnn.npz")))
                .withMessageContainingAll("no array yet: h2h/W;", "an RNN's h2h at the second");
        rnn.apply(x);
        assertThat(rnn.saveWeights(folder.resolve("rnn.npz"))).exists();
    }

    private Path file(Map<String, HostArray> arrays) throws IOException {
        return Npz.write(folder.resolve("file.npz"), arrays);
    }

    @Test
    void allThatDoesNotFitIsListedAndNothingChanges() throws IOException {
        TwoLayers model = used();
        Map<String, HostArray> before = values(model);
        Map<String, HostArray> arrays = new LinkedHashMap<>(values(model));
        arrays.put("l0/W", HostArray.of(new float[8], 4, 2));
        arrays.put("l0/b", HostArray.of(new long[4]));
        arrays.remove("l1/W");
        arrays.put("l2/W", HostArray.of(new float[1]));
        arrays.put("l1/b", HostArray.of(new float[] {7, 7, 7}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.loadWeights(file(arrays)))
                .withMessageContaining("file.npz does not fit " + TwoLayers.class.getName())
                .withMessageContaining("l0/W: shape (4, 2) in the file, (2, 4) in the layer")
                .withMessageContaining("l0/b: dtype int64 in the file, float32 in the layer")
                .withMessageContaining("l1/W: missing in the file")
                .withMessageContaining("l2/W: not a parameter of the layer")
                .withMessageContaining("Nothing was loaded");
        values(model)
                .forEach((key, v) -> assertThat(v.floats())
                        .as(key)
                        .containsExactly(before.get(key).floats()));
    }

    @Test
    void shapesAreCheckedBeforeTheFirstUse() throws IOException {
        TwoLayers other = new TwoLayers(DType.FLOAT32);
        Map<String, HostArray> arrays = new LinkedHashMap<>(values(used()));
        arrays.put("l1/W", HostArray.of(new float[20], 4, 5));
        arrays.put("l1/b", HostArray.of(new float[5]));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.loadWeights(file(arrays)))
                .withMessageContaining("l1/W: shape (4, 5) in the file, (?, 3) in the layer")
                .withMessageContaining("l1/b: shape (5,) in the file, (3,) in the layer");
        assertThat(other.params()).noneMatch(Parameter::hasData);
    }

    /** Of a pretrained model's half a gigabyte a few arrays are enough to see names and shapes. */
    @Test
    void imageModelsCheckNamesAndShapesOfWhatTheyLoad() throws IOException {
        Map<String, HostArray> arrays = new LinkedHashMap<>();
        arrays.put("conv1_1/W", HostArray.of(new float[64 * 3 * 5 * 5], 64, 3, 5, 5));
        arrays.put("fc8/b", HostArray.of(new float[10]));
        VGG16 vgg = new VGG16();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vgg.loadWeights(file(arrays), LoadOption.KEEP_MISSING))
                .withMessageContaining("conv1_1/W: shape (64, 3, 5, 5) in the file, (64, ?, 3, 3) in the layer")
                .withMessageContaining("fc8/b: shape (10,) in the file, (1000,) in the layer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResNet50().loadWeights(file(arrays)))
                .withMessageContaining("res2/a/bn1/avg_mean: missing in the file")
                .withMessageContaining("conv1_1/W: not a parameter of the layer");

        arrays.put("conv1_1/W", HostArray.of(new float[64 * 3 * 3 * 3], 64, 3, 3, 3));
        arrays.put("fc8/b", HostArray.of(new float[1000]));
        vgg.loadWeights(file(arrays), LoadOption.KEEP_MISSING);

        assertThat(vgg.params().stream().filter(Parameter::hasData)).hasSize(2);
    }

    @Test
    void extraArraysMayBeIgnored() throws IOException {
        TwoLayers model = new TwoLayers(DType.FLOAT32);
        Map<String, HostArray> arrays = new LinkedHashMap<>(values(used()));
        arrays.put("epoch", HostArray.of(new long[] {3}));
        Path file = file(arrays);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.loadWeights(file))
                .withMessageContaining("epoch: not");
        model.loadWeights(file, LoadOption.IGNORE_EXTRA);

        assertThat(model.params()).allMatch(Parameter::hasData);
    }

    @Test
    void missingArraysMayStay() throws IOException {
        TwoLayers model = used();
        float[] last = host(model.l1.namedParams().get("W")).floats();
        Map<String, HostArray> arrays =
                Map.of("l0/W", HostArray.of(new float[8], 2, 4), "l0/b", HostArray.of(new float[4]));

        model.loadWeights(file(arrays), LoadOption.KEEP_MISSING);

        assertThat(values(model).get("l0/W").floats()).containsOnly(0);
        assertThat(values(model).get("l1/W").floats()).containsExactly(last);
    }

    @Test
    void nothingInCommonIsAlwaysAnError() throws IOException {
        Path file = file(Map.of("fc6/W", HostArray.of(new float[1])));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> used().loadWeights(file, LoadOption.IGNORE_EXTRA, LoadOption.KEEP_MISSING))
                .withMessageContaining("none of its parameters is in the file")
                .withMessageContaining("fc6/W");
    }

    @Test
    void floatsAreConvertedToTheDTypeThereIs() throws IOException {
        Path doubles = file(Map.of("p", HostArray.of(new double[] {1 / 3.0})));
        OneParameter floats = new OneParameter(new Parameter(ArrayBackends.get().array(new float[1]), "p"));
        floats.loadWeights(doubles);
        assertThat(host(floats.p).floats()).containsExactly((float) (1 / 3.0));

        OneParameter unsized = new OneParameter(new Parameter("p"));
        unsized.loadWeights(doubles);
        assertThat(host(unsized.p).doubles()).containsExactly(1 / 3.0);

        OneParameter counts = new OneParameter(new Parameter(ArrayBackends.get().array(new long[1]), "p"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.loadWeights(doubles))
                .withMessageContaining("p: dtype float64 in the file, int64 in the layer");
        Path longs = file(Map.of("p", HostArray.of(new long[] {5})));
        counts.loadWeights(longs);
        assertThat(host(counts.p).longs()).containsExactly(5);
        assertThatIllegalArgumentException().isThrownBy(() -> new OneParameter(new Parameter("p")).loadWeights(longs));
    }

    @Test
    void damageThatShowsLateChangesNothing() throws IOException {
        TwoLayers model = used();
        TwoLayers nines = used();
        for (Parameter p : nines.params()) {
            p.setData(p.data().backend().full(p.shape(), p.dtype(), 9));
        }
        Path file = file(values(nines));
        byte[] bytes = Files.readAllBytes(file);
        // The last array is the last thing before the archive's directory.
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[directory - 1] ^= 1;
        Files.write(file, bytes);
        Map<String, HostArray> before = values(model);

        assertThatIOException()
                .isThrownBy(() -> model.loadWeights(file))
                .withMessageContaining("entry 'l1/b.npy': damaged: the checksum is wrong");
        values(model)
                .forEach((key, v) -> assertThat(v.floats())
                        .as(key)
                        .containsExactly(before.get(key).floats()));
    }

    @Test
    void otherFilesAreErrors() {
        assertThatThrownBy(() -> used().loadWeights(folder.resolve("none.npz")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatIOException()
                .isThrownBy(() -> new OneParameter(new Parameter("W")).loadWeights(resource("save.npy")))
                .withMessageContaining("not a complete zip archive");
    }

    @Test
    void sharedParametersAreSavedOnce() throws IOException {
        OneParameter layer = new OneParameter(new Parameter(ArrayBackends.get().array(new float[1]), "p"));
        UnaryLayer twice = new UnaryLayer() {
            final List<OneParameter> layers = List.of(layer, layer);

            @Override
            protected Variable forward(Variable x) {
                return layers.get(1).apply(layers.get(0).apply(x));
            }
        };

        assertThat(Npz.read(twice.saveWeights(folder.resolve("a"))).keySet()).containsExactly("layers/0/p");
    }
}
