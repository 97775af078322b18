/** The same jobs without a window, one class for each. */
package cnnlab.cli;
