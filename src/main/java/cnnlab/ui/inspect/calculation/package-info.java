/** How the network comes to the value that is pointed at. */
package cnnlab.ui.inspect.calculation;
