package org.dezero.tck.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dezero.tck.seeds.LastDigits.Moved;
import org.junit.jupiter.api.Test;

class LastDigitsTest {
    private static final List<String> QUOTIENTS = List.of("S11", "S13");

    @Test
    void noValueIsMovedFurtherThanItMay() {
        assertThat(LastDigits.MOVED).allSatisfy(m -> assertThat(m.ulps()).isBetween(1, LastDigits.MOST_ULPS));
    }

    @Test
    void theDistancesAreWhatTheySay() {
        for (Moved m : LastDigits.MOVED) {
            if (!QUOTIENTS.contains(m.seed())) {
                assertThat(LastDigits.ulps(m.printed(), m.here())).as(m.seed()).isEqualTo(m.ulps());
            }
        }
    }

    @Test
    void aQuotientMovesOnlyWithAFunctionValue() {
        for (Moved m : LastDigits.MOVED) {
            if (QUOTIENTS.contains(m.seed())) {
                assertThat(LastDigits.MOVED).anySatisfy(value -> {
                    assertThat(value.backend()).isEqualTo(m.backend());
                    assertThat(value.seed()).startsWith("S11 at");
                    assertThat(value.ulps()).isEqualTo(m.ulps());
                });
            }
        }
    }

    @Test
    void plainAgreesToTheLastDigit() {
        assertThat(LastDigits.MOVED).extracting(Moved::backend).doesNotContain("plain");
    }

    @Test
    void anotherValueOrAnotherBackendFails() {
        LastDigits.check("plain", "S32", 4.0, 4.0);
        assertThatThrownBy(() -> LastDigits.check("plain", "S32", 4.0, Math.nextUp(4.0)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("S32: expected 4.0, actual 4.000000000000001 on plain, 1.0 ulps away");
        Moved m = LastDigits.MOVED.get(0);
        LastDigits.check(m.backend(), m.seed(), m.printed(), m.here());
        assertThatThrownBy(() -> LastDigits.check("plain", m.seed(), m.printed(), m.here()))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> LastDigits.check("plain", "S32", 4.0, Double.NaN))
                .isInstanceOf(AssertionError.class);
    }
}
