package org.dezero.tck.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dezero.array.ArrayBackends;
import org.dezero.tck.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read, what is refused, and what fails. */
class GoldenCorpusTest {
    private static final String SQUARE = caseOf(
            "square",
            "pow",
            "{\"exponent\":2.0}",
            "[" + floats("2", "1.0,3.0") + "]",
            "[" + floats("2", "1.0,9.0") + "]",
            "[" + floats("2", "0.5,-1.0") + "]",
            "[" + floats("2", "1.0,-6.0") + "]",
            "[" + floats("2", "2.0,1.0") + "]",
            "[" + floats("2", "2.0,-2.0") + "]",
            "[" + floats("2", "4.0,6.0") + "]");

    @TempDir
    Path folder;

    // ---- what there is ----------------------------------------------------------------------------------------------

    @Test
    void theBundledCorpusIsComplete() throws IOException, URISyntaxException {
        GoldenCorpus corpus = GoldenCorpus.bundled();
        assertThat(corpus.size()).isEqualTo(537);
        assertThat(corpus.checks(ArrayBackends.get("plain"))).hasSize(2 * 537);
        Path here = Path.of(Objects.requireNonNull(GoldenCorpus.class.getResource("ties.json"))
                .toURI());
        try (Stream<Path> files = Files.list(Objects.requireNonNull(here.getParent()))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(corpus.families().stream()
                            .map(family -> family + ".json")
                            .toList());
        }
    }

    @Test
    void familiesNarrowARun() {
        GoldenCorpus corpus = GoldenCorpus.bundled().only(List.of("ties", "losses"));
        assertThat(corpus.families()).containsExactly("losses", "ties");
        assertThat(corpus.size()).isEqualTo(34);
        assertThatThrownBy(() -> GoldenCorpus.bundled().only(List.of("ties", "knots")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "golden corpus: no family 'knots'; there are broadcasting, conv, elementwise, ");
    }

    @Test
    void atMostTenCasesAreToleratedMore() {
        assertThat(Tolerances.WIDER).hasSizeLessThanOrEqualTo(10);
        assertThat(Tolerances.WIDER.values())
                .allSatisfy(w -> assertThat(w.condition()).isNotBlank());
    }

    // ---- what passes and what fails ---------------------------------------------------------------------------------

    @Test
    void aRightCasePassesInBothDtypes() {
        assertThat(failures(SQUARE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '"outputs":[{"shape":[2],"dtype":"float64","data":[1.0,9.0]' | '"outputs":[{"shape":[2],"dtype":"float64","data":[1.0,9.1]' | output 0: wrong value at [1]: expected 9.1, actual 9.0, within 9.1E-9
            '"grads":[{"shape":[2],"dtype":"float64","data":[1.0,' | '"grads":[{"shape":[2],"dtype":"float64","data":[1.1,' | gradient of input 0: wrong value at [0]: expected 1.1, actual 1.0, within 1.1
            '"grads2":[{"shape":[2],"dtype":"float64","data":[2.0,-2.0' | '"grads2":[{"shape":[2],"dtype":"float64","data":[0.0,0.0' | second gradient of input 0: wrong value at [0]: expected 0.0, actual 2.0, within 1.0E-9; 2 of 2 elements differ
            '"grads2_wrt_seed":[{"shape":[2],"dtype":"float64","data":[4.0' | '"grads2_wrt_seed":[{"shape":[2],"dtype":"float64","data":[4.1' | second gradient of seed 0: wrong value at [0]: expected 4.1, actual 4.0
            '"grads":[{"shape":[2]' | '"grads":[{"shape":[1,2]' | gradient of input 0: wrong shape: expected (1, 2), actual (2,)
            '"outputs":[{"shape":[2],"dtype":"float64","data":[1.0,9.0]' | '"outputs":[{"shape":[2],"dtype":"int64","data":[1,9]' | output 0: wrong dtype: expected int64, actual float64
            '"op":"pow"' | '"op":"conv3d"' | unknown op conv3d
            '"op":"pow","attrs":{' | '"op":"model","attrs":{"model":"gru",' | unknown op model gru
            '"op":"pow"' | '"op":"add"' | add: the case has 1 inputs, the operation takes more
            """)
    void aWrongCaseFailsInBothDtypes(String right, String wrong, String message) {
        assertThat(SQUARE).contains(right);
        List<String> failures = failures(SQUARE.replace(right, wrong));
        assertThat(failures).hasSize(2);
        assertThat(failures.get(0))
                .startsWith("FAILED golden test / square float64: ")
                .contains(message);
        assertThat(failures.get(1)).startsWith("FAILED golden test / square float32: ");
    }

    @Test
    void aResultThatIsNotANumberFails() {
        String log = caseOf(
                "log", "log", "{}", "[" + floats("1", "-1.0") + "]", "[" + floats("1", "0.5") + "]", "null", "[null]");
        assertThat(failures(log)).hasSize(2).allSatisfy(f -> assertThat(f).contains("actual NaN"));
    }

    @Test
    void aWrongStateFails() {
        String norm = batchNorm(0.25);
        assertThat(failures(norm)).isEmpty();
        assertThat(failures(norm.replaceFirst("\"input_names\":\\[[^]]*],", "")))
                .isEmpty();
        assertThat(failures(batchNorm(0.5)))
                .hasSize(2)
                .allSatisfy(f -> assertThat(f)
                        .contains("running_mean afterwards: wrong value at [0]: expected 0.5, actual 0.25"));
        assertThat(failures(norm.replace("{\"running_mean\"", "{\"speed\"")))
                .hasSize(2)
                .allSatisfy(f -> assertThat(f).contains("batch_norm: the state 'speed' is no input, they are [x, "));
    }

    /** Of the numbers 0 and 1 with the mean 1/2, of which a half goes into the running one. */
    private static String batchNorm(double runningMean) {
        return caseOf(
                        "norm",
                        "batch_norm",
                        "{\"train\":true,\"decay\":0.5,\"eps\":0.75}",
                        "[" + floats("2,1", "0.0,1.0") + "," + floats("1", "2.0") + "," + floats("1", "3.0") + ","
                                + floats("1", "0.0") + "," + floats("1", "1.0") + "]",
                        "[" + floats("2,1", "2.0,4.0") + "]",
                        "null",
                        "null")
                .replace(
                        "\"inputs\"",
                        "\"input_names\":[\"x\",\"gamma\",\"beta\",\"running_mean\",\"running_var\"],\"inputs\"")
                .replace(
                        "\"tol\"",
                        "\"state_out\":{\"running_mean\":" + floats("1", String.valueOf(runningMean))
                                + ",\"running_var\":" + floats("1", "0.75") + "},\"tol\"");
    }

    @Test
    void anIntegerOffByOneFails() {
        String argmax = caseOf(
                "argmax",
                "argmax",
                "{\"axis\":0,\"keepdims\":false}",
                "[" + floats("2", "1.0,3.0") + "]",
                "[{\"shape\":[],\"dtype\":\"int64\",\"data\":[0]}]",
                "null",
                "[null]");
        assertThat(failures(argmax))
                .hasSize(2)
                .allSatisfy(f -> assertThat(f).contains("wrong value at []: expected 0, actual 1, exactly"));
        assertThat(failures(argmax.replace("\"data\":[0]", "\"data\":[1]"))).isEmpty();
    }

    @Test
    void aWrongHexadecimalValueFails() {
        String rand = caseOf(
                "rand",
                "numpy_random",
                "{\"seed\":42,\"calls\":[{\"fn\":\"rand\",\"args\":[1]}]}",
                "[]",
                "[{\"shape\":[1],\"dtype\":\"float64\",\"data\":[0.3745401188473625],\"hex\":[\"0x1.7f8771c0db5eap-2\"]}]",
                "null",
                "[]");
        assertThat(failures(rand)).hasSizeGreaterThan(0).first().asString().contains("output 0 as hex");
    }

    // ---- what cannot be read ----------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '"tol":1e-09'  | '"tolerance":1e-09'  | case 'square', key 'tol': missing; the object has
            '"tol":1e-09'  | '"tol":"small"'      | case 'square', key 'tol': not a number
            '"id":"square",' | ''                 | key 'cases[0].id': missing; the object has
            '"grads2_wrt_seed"' | '"other"'       | case 'square', key 'grads2_wrt_seed': missing
            '"inputs":[{"shape":[2]' | '"inputs":[{"shape":[3]' | case 'square', key 'inputs[0].data': 2 values, but shape (3,) has 3
            '"inputs":[{"shape":[2]' | '"inputs":[{"shape":[-2]' | case 'square', key 'inputs[0].shape[0]': negative: -2
            '"inputs":[{"shape":[2],"dtype":"float64"' | '"inputs":[{"shape":[2],"dtype":"float16"' | case 'square', key 'inputs[0].dtype': unknown: 'float16'; one of float64, int64, bool
            '"inputs":[{"shape":[2],"dtype":"float64"' | '"inputs":[{"shape":[2],"dtype":"bool"' | case 'square', key 'inputs[0].data[0]': not true or false
            '"grad_seed":[' | '"grad_seed":[null,'| case 'square', key 'grad_seed[0]': not an object
            '"attrs":{"exponent":2.0}' | '"attrs":[]' | case 'square', key 'attrs': not an object
            '"schema":1'   | '"schema":2'         | key 'schema': unknown: 2; this runner reads schema 1
            '"cases":['    | '"cases":[[],'       | key 'cases[0]': not an object
            '"tol":1e-09}' | '"tol":1e-09'        | in or after case 'square': not JSON:
            '"tol":1e-09'  | '"tol":NaN'          | in or after case 'square': not JSON:
            """)
    void whatIsNotInTheSchemaIsOneErrorThatSaysWhere(String right, String wrong, String message) {
        String file = file(SQUARE);
        assertThat(file).contains(right);
        write(file.replace(right, Objects.requireNonNullElse(wrong, "")));
        assertThatThrownBy(() -> GoldenCorpus.read(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("test.json")
                .hasMessageContaining(message);
    }

    @Test
    void aMissingAttributeFailsItsCaseByName() {
        assertThat(failures(SQUARE.replace("exponent", "power")))
                .hasSize(2)
                .allSatisfy(f -> assertThat(f).contains("case 'square', key 'attrs.exponent': missing"));
    }

    @Test
    void emptyAndMissingPlacesAreNamed() throws IOException {
        assertThatThrownBy(() -> GoldenCorpus.read(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("no .json file in it");
        assertThatThrownBy(() -> GoldenCorpus.read(folder.resolve("nowhere")))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("nowhere: no such folder");
        Path file = Files.writeString(folder.resolve("test.json"), "");
        assertThatThrownBy(() -> GoldenCorpus.read(file))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("test.json: not a folder");
        assertThatThrownBy(() -> GoldenCorpus.read(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("test.json: the file is empty");
    }

    @Test
    void anIdStandsForOneCase() {
        write(file(SQUARE + "," + SQUARE));
        assertThatThrownBy(() -> GoldenCorpus.read(folder))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("family test, case 'square', key 'id': already taken in family test");
    }

    // ---- writing cases ----------------------------------------------------------------------------------------------

    private List<String> failures(String... cases) {
        write(file(String.join(",\n", cases)));
        List<String> failures = new ArrayList<>();
        Tally tally = Tally.of(GoldenCorpus.read(folder).checks(ArrayBackends.get("plain")), failures::add);
        assertThat(tally.passed() + tally.failed()).isEqualTo(2 * cases.length);
        assertThat(tally.failed()).isEqualTo(failures.size());
        return failures;
    }

    private void write(String text) {
        try {
            Files.writeString(folder.resolve("test.json"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static String file(String cases) {
        return "{\"family\":\"test\",\"schema\":1,\"cases\":[" + cases + "]}";
    }

    static String floats(String shape, String data) {
        return "{\"shape\":[" + shape + "],\"dtype\":\"float64\",\"data\":[" + data + "]}";
    }

    private static String caseOf(
            String id, String op, String attrs, String inputs, String outputs, String seed, String grads) {
        return caseOf(id, op, attrs, inputs, outputs, seed, grads, "null", "null", "null");
    }

    private static String caseOf(
            String id,
            String op,
            String attrs,
            String inputs,
            String outputs,
            String seed,
            String grads,
            String seed2,
            String grads2,
            String wrtSeed) {
        return "{\"id\":\"" + id + "\",\"op\":\"" + op + "\",\"attrs\":" + attrs + ",\"inputs\":" + inputs
                + ",\"outputs\":" + outputs + ",\"grad_seed\":" + seed + ",\"grads\":" + grads + ",\"grads2\":" + grads2
                + ",\"seed2\":" + seed2 + ",\"grads2_wrt_seed\":" + wrtSeed + ",\"tol\":1e-09}";
    }
}
