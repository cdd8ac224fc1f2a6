package org.dezero.data;

import java.nio.file.Path;

/** Where downloaded files are kept: {@code ~/.dezero}, as in DeZero, unless a setting names another folder. */
final class CacheFolder {
    static final String PROPERTY = "dezero.cache";
    static final String ENVIRONMENT = "DEZERO_CACHE";

    private CacheFolder() {}

    /** The folder, which need not exist. */
    static Path get() {
        String set = System.getProperty(PROPERTY);
        if (set == null || set.isBlank()) {
            set = System.getenv(ENVIRONMENT);
        }
        return set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".dezero") : Path.of(set);
    }
}
