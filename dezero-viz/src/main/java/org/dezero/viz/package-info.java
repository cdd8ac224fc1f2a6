/**
 * Pictures of graphs and charts of losses.
 *
 * <p>{@link org.dezero.viz.GraphPicture} writes DOT text and SVG and needs neither AWT nor fonts nor an installed
 * program. {@link org.dezero.viz.LossCurve} draws a PNG with AWT; where that cannot be had, a
 * {@link org.dezero.viz.PictureException} says in one line why.
 */
@NullMarked
package org.dezero.viz;

import org.jspecify.annotations.NullMarked;
