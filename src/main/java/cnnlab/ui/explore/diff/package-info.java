/** Two networks side by side. */
package cnnlab.ui.explore.diff;
