/** The main window: rail, header, status bar, keys. */
package cnnlab.ui.window;
