package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

class PlainBackendProviderTest {
    @Test
    void theServiceLoaderFindsIt() {
        assertThat(ArrayBackends.get("plain")).isInstanceOf(PlainBackend.class);
        assertThat(ArrayBackends.candidates()).anySatisfy(c -> {
            assertThat(c.name()).isEqualTo("plain");
            assertThat(c.priority()).isZero();
            assertThat(c.whyUnavailable()).isEmpty();
            assertThat(c.provider()).isEqualTo(PlainBackendProvider.class.getName());
        });
    }

    @Test
    void itsArraysNameIt() {
        PlainBackend xp = new PlainBackend();
        assertThat(xp.name()).isEqualTo("plain");
        assertThat(xp.full(Shape.of(2), DType.INT64, 1).backend()).isSameAs(xp);
    }
}
