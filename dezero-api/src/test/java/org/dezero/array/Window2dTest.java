package org.dezero.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class Window2dTest {
    private static final int MOST = Integer.MAX_VALUE;

    @Test
    void placesAndTheSmallestImageThatGivesThemFollowTheFormula() {
        Window2d window = Window2d.of(3, 2).stride(2, 3).pad(1, 0);
        assertThat(window.outHeight(6)).isEqualTo(3);
        assertThat(window.outWidth(8)).isEqualTo(3);
        assertThat(window.inHeight(3)).isEqualTo(5);
        assertThat(window.inWidth(3)).isEqualTo(8);
        assertThat(Window2d.of(3, 3).outHeight(2)).isZero();
        assertThat(Window2d.of(3, 3).pad(4, 4).inHeight(1)).isEqualTo(-5);
    }

    @Test
    void lengthsThatAreNoIntAreRefusedInsteadOfOverflowing() {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Window2d.of(3, 3).pad(MOST, 1).outHeight(10))
                .withMessage("window: length out of range: 4294967302 from 10, kernel (3, 3), stride (1, 1), pad "
                        + "(2147483647, 1); lengths are ints, so use a smaller stride or less padding");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Window2d.of(3, 3).stride(1, 1 << 30).inWidth(5));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> Window2d.of(3, 3).pad(MOST, MOST).inHeight(5));
        assertThat(Window2d.of(3, 3).pad(MOST, MOST).stride(MOST, MOST).outHeight(10))
                .isEqualTo(3);
        assertThat(Window2d.of(MOST, 1).pad(1, 1).outHeight(MOST)).isEqualTo(3);
    }
}
