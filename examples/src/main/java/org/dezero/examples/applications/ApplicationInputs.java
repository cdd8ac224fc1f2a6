package org.dezero.examples.applications;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the command line gives to applications; null for what was not named.
 *
 * @param data a folder with images in the format of MNIST
 * @param weights an {@code .npz} file with the weights of a trained VGG16
 * @param image an image file
 * @param style an image file to take the style from
 * @param epochs how often something is repeated, from 1
 */
public record ApplicationInputs(
        @Nullable Path data,
        @Nullable Path weights,
        @Nullable Path image,
        @Nullable Path style,
        @Nullable Integer epochs) {

    /** How often something is repeated, or {@code usual} if nothing was said. */
    int epochs(int usual) {
        return epochs == null ? usual : epochs;
    }
}
