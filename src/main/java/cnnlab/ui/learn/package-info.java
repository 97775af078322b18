/** The place of the lessons, and the panel that leads through one beside the other places. */
package cnnlab.ui.learn;
