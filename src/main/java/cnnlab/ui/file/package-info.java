/** Saving to files that a person chooses. */
package cnnlab.ui.file;
