/** The screen on which networks are looked at: gallery, diagram, table and numbers. */
package cnnlab.ui.explore;
