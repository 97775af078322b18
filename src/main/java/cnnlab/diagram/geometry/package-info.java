/** Points, boxes and lines, without colors and without a toolkit. */
package cnnlab.diagram.geometry;
