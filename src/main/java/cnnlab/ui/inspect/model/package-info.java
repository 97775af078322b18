/** The network and the image in view, without nodes: what every tab of Inspect is about. */
package cnnlab.ui.inspect.model;
