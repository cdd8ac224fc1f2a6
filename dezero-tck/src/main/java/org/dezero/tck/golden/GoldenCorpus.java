package org.dezero.tck.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.tck.Check;

/**
 * Recorded values, gradients and second gradients, to be compared with what a backend computes.
 *
 * <pre>{@code
 * List<Check> checks = GoldenCorpus.bundled().only(List.of("matmul")).checks(backend);
 * System.out.println(Tally.of(checks, System.out::println));     // 74 passed, 0 failed, 0 skipped
 * }</pre>
 */
public final class GoldenCorpus {
    /** The files that come with this module. */
    private static final List<String> BUNDLED = List.of(
            "broadcasting",
            "conv",
            "elementwise",
            "indexing",
            "losses",
            "matmul",
            "models",
            "nn",
            "numpy_random",
            "optimizers",
            "reductions",
            "shapes",
            "ties");

    private final List<GoldenCase> cases;

    private GoldenCorpus(List<GoldenCase> cases) {
        this.cases = cases;
    }

    /** The corpus that comes with this module. */
    public static GoldenCorpus bundled() {
        List<GoldenCase> cases = new ArrayList<>();
        for (String family : BUNDLED) {
            String file = family + ".json";
            try (InputStream in = GoldenCorpus.class.getResourceAsStream(file)) {
                if (in == null) {
                    throw new CorpusException("golden corpus: " + file + ": not in the jar of the conformance kit");
                }
                cases.addAll(CorpusReader.read(file, in));
            } catch (IOException e) {
                throw new CorpusException("golden corpus: " + file + ": cannot be read: " + e.getMessage(), e);
            }
        }
        return checked(cases);
    }

    /**
     * The corpus in a folder: every {@code .json} file in it, in the order of their names.
     *
     * @throws CorpusException if there is none, or one is not in the schema; the message names file, case and key
     */
    public static GoldenCorpus read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CorpusException("golden corpus: " + folder
                    + (Files.exists(folder) ? ": not a folder" : ": no such folder")
                    + "; name a folder of .json files in the golden schema");
        }
        List<GoldenCase> cases = new ArrayList<>();
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            throw new CorpusException("golden corpus: " + folder
                    + ": no .json file in it; name a folder of .json files in the golden schema");
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                cases.addAll(CorpusReader.read(file.toString(), in));
            } catch (IOException e) {
                throw new CorpusException("golden corpus: " + file + ": cannot be read: " + e.getMessage(), e);
            }
        }
        return checked(cases);
    }

    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.json")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new CorpusException("golden corpus: " + folder + ": cannot be listed: " + e.getMessage(), e);
        }
        files.sort(null);
        return files;
    }

    private static GoldenCorpus checked(List<GoldenCase> cases) {
        Map<String, String> families = new HashMap<>();
        for (GoldenCase c : cases) {
            String other = families.put(c.id(), c.family());
            if (other != null) {
                throw new CorpusException("golden corpus: family " + c.family() + ", case '" + c.id()
                        + "', key 'id': already taken in family " + other + "; an id stands for one case");
            }
        }
        return new GoldenCorpus(List.copyOf(cases));
    }

    /** The families there are, in order. */
    public Set<String> families() {
        Set<String> out = new LinkedHashSet<>();
        cases.forEach(c -> out.add(c.family()));
        return out;
    }

    /**
     * The cases of some families.
     *
     * @throws IllegalArgumentException for a family that is not there; the message lists those that are
     */
    public GoldenCorpus only(Collection<String> families) {
        for (String family : families) {
            if (!families().contains(family)) {
                throw new IllegalArgumentException(
                        "golden corpus: no family '" + family + "'; there are " + String.join(", ", families()));
            }
        }
        return new GoldenCorpus(
                cases.stream().filter(c -> families.contains(c.family())).toList());
    }

    /** The number of cases; each is run in two dtypes. */
    public int size() {
        return cases.size();
    }

    /**
     * Two checks for each case, FLOAT64 and FLOAT32: outputs, gradients, second gradients. Making the list computes
     * nothing. A case of an operation that this version does not know fails with its name.
     *
     * <p>In FLOAT64, {@code |a - e| <= tol * max(1, |e|)} with the tolerance of the case. In FLOAT32, {@code |a - e| <=
     * tol32 * max(1, max|e| of that array)} with 1e-5 for outputs, 1e-4 for gradients and 1e-3 for second gradients. Shapes
     * and dtypes are equal, and so are integers and truth values.
     */
    public List<Check> checks(ArrayBackend backend) {
        List<Check> out = new ArrayList<>();
        for (GoldenCase c : cases) {
            for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
                out.add(new Check("golden " + c.family(), c.id() + " " + dtype, () -> CaseRun.run(c, backend, dtype)));
            }
        }
        return out;
    }

    List<GoldenCase> cases() {
        return cases;
    }
}
