/**
 * The picture of an architecture as geometry, without any window toolkit.
 *
 * <p>{@link cnnlab.diagram.Diagram} says what is in it, {@link cnnlab.diagram.DiagramLayout} where,
 * {@link cnnlab.diagram.DiagramPicture} is the outcome and draws itself on any {@link
 * cnnlab.diagram.Graphic} in the colors of a {@link cnnlab.diagram.Theme}.
 */
package cnnlab.diagram;
