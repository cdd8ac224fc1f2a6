package org.dezero.tck.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.dezero.array.ArrayBackends;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Operations and ways to call them of which the bundled corpus has no case; NumPy's values, differentiated by autograd. */
class ExtraCasesTest {
    private static final List<String> OPERATIONS =
            List.of(("neg sin cos tanh exp log sqrt abs sigmoid relu leaky_relu gelu_tanh gelu_erf softplus pow clip "
                            + "add sub mul div power where add_self mul_self div_self "
                            + "scalar_add scalar_sub scalar_rsub scalar_mul scalar_div scalar_rdiv "
                            + "sum mean max min var logsumexp softmax log_softmax argmax "
                            + "reshape flatten transpose broadcast_to sum_to expand_dims squeeze concat stack split pad "
                            + "getitem matmul linear matmul_self matmul_self_t matmul_chain "
                            + "mean_squared_error softmax_cross_entropy sigmoid_cross_entropy binary_cross_entropy accuracy "
                            + "embed_id dropout batch_norm optimizer numpy_random "
                            + "conv2d deconv2d im2col col2im pooling average_pooling")
                    .split(" "));

    private static final List<String> MODELS = List.of(
            "mlp",
            "rnn",
            "lstm",
            "convnet",
            "sphere",
            "matyas",
            "rosenbrock",
            "goldstein",
            "x4_minus_2x2",
            "sigmoid_of_2sin");

    private static GoldenCorpus extra() throws URISyntaxException {
        return GoldenCorpus.read(Path.of(
                Objects.requireNonNull(GoldenCorpus.class.getResource("extra")).toURI()));
    }

    @TestFactory
    Stream<DynamicTest> theyPass() throws URISyntaxException {
        return extra().checks(ArrayBackends.get("plain")).stream()
                .map(check -> DynamicTest.dynamicTest(check.toString(), check.body()::run));
    }

    @Test
    void everyOperationOfTheSchemaHasACase() throws URISyntaxException {
        Set<String> seen = new HashSet<>();
        for (GoldenCorpus corpus : List.of(GoldenCorpus.bundled(), extra())) {
            for (GoldenCase c : corpus.cases()) {
                seen.add(c.op().equals("model") ? c.attrs().get("model").text() : c.op());
            }
        }
        assertThat(seen).containsAll(OPERATIONS).containsAll(MODELS);
    }
}
