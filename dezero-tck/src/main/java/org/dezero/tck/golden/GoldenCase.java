package org.dezero.tck.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.array.HostArray;
import org.jspecify.annotations.Nullable;

/**
 * One case of the corpus.
 *
 * @param family the file it stands in
 * @param op what to run
 * @param attrs with which parameters
 * @param inputNames the names of the inputs; empty where they have none
 * @param gradSeed the upstream gradients, one for each output; null for a case without
 * @param grads one for each input, null for one that is not differentiated; empty for a case without
 * @param second the second order; null for a case without
 * @param stateOut what inputs hold after the operation has run, by name; empty for an operation without state
 * @param tol the tolerance in FLOAT64
 */
record GoldenCase(
        String family,
        String id,
        String op,
        Json attrs,
        List<String> inputNames,
        List<HostArray> inputs,
        List<GoldenOutput> outputs,
        @Nullable List<HostArray> gradSeed,
        List<@Nullable HostArray> grads,
        @Nullable Second second,
        Map<String, HostArray> stateOut,
        double tol) {

    /**
     * The second order.
     *
     * @param seeds one for each input, null where there is no first gradient
     * @param grads the derivatives with respect to the inputs, null likewise
     * @param wrtSeed the derivatives with respect to the upstream gradients
     */
    record Second(List<@Nullable HostArray> seeds, List<@Nullable HostArray> grads, List<HostArray> wrtSeed) {}

    static GoldenCase of(String family, Json json) {
        String id = json.get("id").text();
        Json here = json.inCase(id);
        Json attrs = here.get("attrs");
        attrs.keys();
        List<String> names = new ArrayList<>();
        Json inputNames = here.find("input_names");
        if (inputNames != null) {
            inputNames.list().forEach(name -> names.add(name.text()));
        }
        List<HostArray> inputs = arrays(here.get("inputs"));
        if (inputNames != null && names.size() != inputs.size()) {
            throw inputNames.wrong(names.size() + " names for " + inputs.size() + " inputs");
        }
        List<GoldenOutput> outputs = new ArrayList<>();
        here.get("outputs").list().forEach(output -> outputs.add(GoldenOutput.of(output)));
        Json seed = here.get("grad_seed");
        List<HostArray> gradSeed = null;
        if (!seed.isNull()) {
            gradSeed = arrays(seed);
            checkCount(seed, gradSeed.size(), outputs.size(), "outputs");
            for (int k = 0; k < gradSeed.size(); k++) {
                checkShape(seed, k, gradSeed.get(k), outputs.get(k).values());
            }
        }
        return new GoldenCase(
                family,
                id,
                here.get("op").text(),
                attrs,
                names,
                inputs,
                outputs,
                gradSeed,
                gradients(here.get("grads"), inputs),
                second(here, inputs, outputs.size()),
                stateOut(here),
                here.get("tol").number());
    }

    private static @Nullable Second second(Json here, List<HostArray> inputs, int outputs) {
        Json grads2 = here.get("grads2");
        if (grads2.isNull()) {
            return null;
        }
        Json wrtSeed = here.get("grads2_wrt_seed");
        List<HostArray> direct = arrays(wrtSeed);
        checkCount(wrtSeed, direct.size(), outputs, "outputs");
        return new Second(gradients(here.get("seed2"), inputs), gradients(grads2, inputs), direct);
    }

    private static Map<String, HostArray> stateOut(Json here) {
        Map<String, HostArray> out = new LinkedHashMap<>();
        Json given = here.find("state_out");
        if (given != null) {
            given.keys().forEach(name -> {
                Json state = given.find(String.valueOf(name));
                if (state != null) {
                    out.put(String.valueOf(name), state.array());
                }
            });
        }
        return out;
    }

    private static List<HostArray> arrays(Json list) {
        return list.list().stream().map(Json::array).toList();
    }

    private static List<@Nullable HostArray> gradients(Json list, List<HostArray> inputs) {
        List<@Nullable HostArray> out = new ArrayList<>();
        if (list.isNull()) {
            return out;
        }
        for (Json item : list.list()) {
            out.add(item.isNull() ? null : item.array());
        }
        checkCount(list, out.size(), inputs.size(), "inputs");
        return out;
    }

    private static void checkCount(Json at, int given, int wanted, String of) {
        if (given != wanted) {
            throw at.wrong(given + " arrays for " + wanted + " " + of);
        }
    }

    private static void checkShape(Json at, int k, HostArray given, HostArray wanted) {
        if (!given.shape().equals(wanted.shape())) {
            throw at.wrong("array " + k + " has shape " + given.shape() + ", its output " + wanted.shape());
        }
    }
}
