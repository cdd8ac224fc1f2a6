/**
 * What is done to images and arrays before they reach a network.
 *
 * <p>A transform is a {@link java.util.function.Function}, and its types say where it belongs: {@link
 * org.dezero.transforms.Convert}, {@link org.dezero.transforms.Resize}, {@link org.dezero.transforms.CenterCrop} and {@link
 * org.dezero.transforms.RandomHorizontalFlip} turn an {@link org.dezero.transforms.Image} into another; {@link
 * org.dezero.transforms.ToArray} makes an array of it and {@link org.dezero.transforms.ToImage} an image of an array; {@link
 * org.dezero.transforms.Normalize}, {@link org.dezero.transforms.Flatten} and {@link org.dezero.transforms.AsType} turn an
 * array into another. {@link org.dezero.transforms.Compose} joins them, and those in an order that makes no sense do not
 * compile. Any lambda of the right type is a transform too.
 */
@NullMarked
package org.dezero.transforms;

import org.jspecify.annotations.NullMarked;
