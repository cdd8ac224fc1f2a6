/** Arrays in files, in the formats of NumPy. Start at {@link org.dezero.io.Npz}. */
@NullMarked
package org.dezero.io;

import org.jspecify.annotations.NullMarked;
