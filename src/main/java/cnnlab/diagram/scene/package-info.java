/**
 * What is drawn: shapes, their styles and themes, and the {@link cnnlab.diagram.scene.Graphic} that
 * they draw themselves on. Knows no file format and no toolkit.
 */
package cnnlab.diagram.scene;
