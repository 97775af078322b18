/**
 * Charts that follow theme, language and type size. The only package that knows JFreeChart and AWT.
 */
package cnnlab.ui.chart;
