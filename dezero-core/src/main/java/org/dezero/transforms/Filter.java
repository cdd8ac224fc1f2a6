package org.dezero.transforms;

/** How {@link Resize} makes a pixel of those around its place; the formulas are Pillow's. */
public enum Filter {
    /** The pixel that is there. */
    NEAREST(0) {
        @Override
        double weight(double x) {
            return 1;
        }
    },
    /** All pixels under the new one alike. */
    BOX(0.5) {
        @Override
        double weight(double x) {
            return x > -0.5 && x <= 0.5 ? 1 : 0;
        }
    },
    /** A triangle: {@code 1 - |x|}. */
    BILINEAR(1) {
        @Override
        double weight(double x) {
            double d = Math.abs(x);
            return d < 1 ? 1 - d : 0;
        }
    },
    /** Cubic convolution with {@code a = -0.5}; values may pass the range of the pixels and are cut to 0..255. */
    BICUBIC(2) {
        @Override
        double weight(double x) {
            double d = Math.abs(x);
            if (d < 1) {
                return (1.5 * d - 2.5) * d * d + 1;
            }
            return d < 2 ? (((d - 5) * d + 8) * d - 4) * -0.5 : 0;
        }
    };

    private final double support;

    Filter(double support) {
        this.support = support;
    }

    /** How far from the centre, in pixels, weights differ from 0. */
    double support() {
        return support;
    }

    /** The weight at a distance from the centre, in pixels. */
    abstract double weight(double x);
}
