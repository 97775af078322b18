/**
 * Where everything lies: {@link cnnlab.diagram.layout.DiagramLayout} turns a diagram into a picture
 * that draws itself, {@link cnnlab.diagram.layout.VolumeLayout} does so for volumes in perspective.
 */
package cnnlab.diagram.layout;
