/**
 * The numbered behaviours of the documents that this library grew out of, S1 to S60, on any backend:
 * {@link org.dezero.tck.seeds.SeedBehaviours}.
 */
@NullMarked
package org.dezero.tck.seeds;

import org.jspecify.annotations.NullMarked;
