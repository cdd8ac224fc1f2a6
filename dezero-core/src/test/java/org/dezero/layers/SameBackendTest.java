package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.BackendException;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.io.Npz;
import org.dezero.plain.PlainBackend;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers of which some parameters have arrays, and an input from elsewhere comes first. */
class SameBackendTest {
    private static final Variable HERE = on(ArrayBackends.get());
    private static final Variable ELSEWHERE = on(new PlainBackend());

    @TempDir
    Path folder;

    private static Variable on(ArrayBackend backend) {
        return Variable.constant(backend.fromHost(new RandomState(0).randn(Shape.of(4, 3))));
    }

    private void load(Layer layer, String key, HostArray array) throws IOException {
        layer.loadWeights(Npz.write(folder.resolve("w.npz"), Map.of(key, array)), LoadOption.KEEP_MISSING);
    }

    private static void assertRefused(Layer layer, String message) {
        long filled = layer.params().stream().filter(Parameter::hasData).count();
        assertThatExceptionOfType(BackendException.class)
                .isThrownBy(() -> layer.apply(ELSEWHERE))
                .withMessage(message);
        assertThat(layer.params().stream().filter(Parameter::hasData)).hasSize((int) filled);
        layer.apply(HERE);
        assertThat(layer.apply(HERE).data().backend()).isSameAs(HERE.data().backend());
    }

    @Test
    void theBiasOfALoadedWeight() throws IOException {
        Linear layer = new Linear(2);
        load(layer, "W", HostArray.of(new float[6], 3, 2));
        assertRefused(
                layer,
                "Linear(2): operands are on different backends: x 'plain', W 'plain'; move x with "
                        + "Variable.to(backend)");
    }

    @Test
    void theWeightOfALoadedBias() throws IOException {
        Linear layer = new Linear(2);
        load(layer, "b", HostArray.of(new float[2]));
        assertRefused(
                layer,
                "Linear(2): operands are on different backends: x 'plain', b 'plain'; move x with "
                        + "Variable.to(backend)");
    }

    @Test
    void theRunningStatisticsOfLoadedFactors() throws IOException {
        BatchNorm layer = new BatchNorm();
        load(layer, "gamma", HostArray.of(new float[3]));
        assertRefused(
                layer,
                "BatchNorm: operands are on different backends: x 'plain', gamma 'plain'; move x with "
                        + "Variable.to(backend)");
    }

    @Test
    void theInputLayersOfAnLstmWhoseStateLayersAreDrawn() {
        LSTM layer = new LSTM(2);
        assertRefused(
                layer,
                "LSTM(2): operands are on different backends: x 'plain', W 'plain'; move x with "
                        + "Variable.to(backend)");
        assertThat(layer.h()).isNotNull();
    }
}
