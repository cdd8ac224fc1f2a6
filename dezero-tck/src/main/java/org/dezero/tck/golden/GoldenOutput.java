package org.dezero.tck.golden;

import org.dezero.array.HostArray;
import org.jspecify.annotations.Nullable;

/**
 * What an operation must give.
 *
 * @param values the recorded result
 * @param hex the same numbers as they were written in hexadecimal; null where they were not
 */
record GoldenOutput(HostArray values, @Nullable HostArray hex) {
    static GoldenOutput of(Json json) {
        HostArray values = json.array();
        Json texts = json.find("hex");
        if (texts == null) {
            return new GoldenOutput(values, null);
        }
        double[] exact = new double[texts.list().size()];
        for (int i = 0; i < exact.length; i++) {
            Json text = texts.list().get(i);
            try {
                exact[i] = Double.parseDouble(text.text());
            } catch (NumberFormatException e) {
                throw text.wrong("not a number: '" + text.text() + "'");
            }
        }
        if (exact.length != values.size()) {
            throw texts.wrong(exact.length + " values, but shape " + values.shape() + " has " + values.size());
        }
        return new GoldenOutput(values, HostArray.of(exact, values.shape()));
    }
}
