/** Changing a network layer by layer. */
package cnnlab.ui.explore.build;
