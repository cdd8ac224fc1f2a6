/**
 * Layers: functions that own {@link org.dezero.Parameter}s. Start at {@link org.dezero.layers.Layer}.
 */
@NullMarked
package org.dezero.layers;

import org.jspecify.annotations.NullMarked;
