/** The networks of one's own: which are kept, renaming, throwing away and bringing back. */
package cnnlab.ui.explore.own;
