/** The tab of the layers: feature maps and filters as tiles. */
package cnnlab.ui.inspect.activation;
