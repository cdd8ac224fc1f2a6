/** Models: layers that are used as a whole, and ways to put them together. */
@NullMarked
package org.dezero.models;

import org.jspecify.annotations.NullMarked;
