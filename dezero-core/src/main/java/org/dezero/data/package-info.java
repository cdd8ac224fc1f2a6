/** Data sets and the loader that cuts them into batches. Start at {@link org.dezero.data.Dataset}. */
@NullMarked
package org.dezero.data;

import org.jspecify.annotations.NullMarked;
