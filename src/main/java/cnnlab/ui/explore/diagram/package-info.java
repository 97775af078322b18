/** The diagram with its tools: zoom, find, coloring, timing, export. */
package cnnlab.ui.explore.diagram;
