package org.dezero.examples.steps;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line gives to steps.
 *
 * @param out the folder for what they write; it exists
 * @param data the folder of a data set, or null
 * @param installed whether a step that gets no {@code data} takes a data set that is installed, and not the small one that
 *     comes with the library and is the same everywhere
 * @param weights a file of trained weights, or null
 * @param image an image file, or null
 */
public record StepInputs(
        Path out,
        @Nullable Path data,
        boolean installed,
        @Nullable Path weights,
        @Nullable Path image) {}
