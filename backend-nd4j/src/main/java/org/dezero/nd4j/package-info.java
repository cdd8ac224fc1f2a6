/**
 * The backend on ND4J: arrays are {@code INDArray}s, in whatever memory the ND4J backend on the classpath keeps them.
 *
 * <p>This artifact needs nd4j-api only. Which natives compute, CPU or CUDA, is decided by the application's
 * dependencies.
 */
@NullMarked
package org.dezero.nd4j;

import org.jspecify.annotations.NullMarked;
