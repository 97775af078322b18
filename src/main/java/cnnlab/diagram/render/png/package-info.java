/** Pictures as PNG files; the only part of the diagram that knows AWT. */
package cnnlab.diagram.render.png;
