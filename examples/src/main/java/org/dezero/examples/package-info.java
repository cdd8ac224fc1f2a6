/** The command line: trains, runs the conformance kit, and shows the backends. */
@NullMarked
package org.dezero.examples;

import org.jspecify.annotations.NullMarked;
