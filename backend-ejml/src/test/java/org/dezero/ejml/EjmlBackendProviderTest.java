package org.dezero.ejml;

import static org.assertj.core.api.Assertions.assertThat;

import org.dezero.array.ArrayBackends;
import org.junit.jupiter.api.Test;

class EjmlBackendProviderTest {
    @Test
    void itIsFoundAndGoesBeforePlain() {
        assertThat(ArrayBackends.get("ejml")).isInstanceOf(EjmlBackend.class);
        assertThat(ArrayBackends.candidates())
                .extracting(ArrayBackends.Candidate::name)
                .containsSubsequence("ejml", "plain");
        assertThat(new EjmlBackendProvider().whyUnavailable()).isEmpty();
        assertThat(new EjmlBackendProvider().priority()).isEqualTo(10);
    }

    @Test
    void aMissingArtifactIsNamedByItsClass() {
        ClassLoader withoutFloat = new ClassLoader(getClass().getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.endsWith("CommonOps_FDRM")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        assertThat(EjmlBackendProvider.missing(withoutFloat)).contains("org.ejml.dense.row.CommonOps_FDRM");
    }
}
