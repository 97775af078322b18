/**
 * Charts as they are drawn, on screen and in files. With {@code ui.chart} the only package that
 * knows JFreeChart and AWT.
 */
package cnnlab.chart;
