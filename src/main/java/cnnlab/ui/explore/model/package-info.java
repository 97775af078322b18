/** What the panes of Explore share: the network in view and the layer selected. */
package cnnlab.ui.explore.model;
