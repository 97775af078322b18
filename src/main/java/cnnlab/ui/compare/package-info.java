/** Runs side by side: a table, accuracy against cost, learning curves. */
package cnnlab.ui.compare;
