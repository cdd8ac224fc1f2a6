package org.dezero.examples.steps;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line gives to steps.
 *
 * @param out the folder for what they write; it exists
 * @param data the folder of a data set, or null: then a step takes what is installed or shipped
 * @param weights a file of trained weights, or null
 * @param image an image file, or null
 */
public record StepInputs(
        Path out,
        @Nullable Path data,
        @Nullable Path weights,
        @Nullable Path image) {}
