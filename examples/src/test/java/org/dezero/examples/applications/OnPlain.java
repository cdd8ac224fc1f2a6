package org.dezero.examples.applications;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.dezero.Config;
import org.dezero.Scope;
import org.dezero.array.ArrayBackends;
import org.dezero.random.RandomState;

/** Runs what is tested on the backend plain, with random numbers from seed 0. */
final class OnPlain {
    /** An output that nobody reads. */
    static final ApplicationOutput NOWHERE = new ApplicationOutput(new PrintWriter(Writer.nullWriter()), Path.of("."));

    private OnPlain() {}

    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }

    static void run(Body body) throws Exception {
        try (Scope backend = Config.backend(ArrayBackends.get("plain"));
                Scope random = Config.random(new RandomState(0))) {
            body.run();
        }
    }
}
