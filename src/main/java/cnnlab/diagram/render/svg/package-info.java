/** Pictures as SVG files. */
package cnnlab.diagram.render.svg;
