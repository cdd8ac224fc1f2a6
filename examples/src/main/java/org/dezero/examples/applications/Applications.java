package org.dezero.examples.applications;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The applications by name. */
public final class Applications {
    private Applications() {}

    /** All applications, in the order in which they are shown. */
    public static Map<String, Application> all() {
        Map<String, Application> all = new LinkedHashMap<>();
        all.put("mnist", new MnistClassifier());
        all.put("spiral", new SpiralClassifier());
        all.put("vae", new Vae());
        all.put("gan", new Gan());
        all.put("tanh", new TanhGraph());
        all.put("gradcam", new GradCam());
        all.put("style", new StyleTransfer());
        return Collections.unmodifiableMap(all);
    }
}
