/** One unit: what excites it, what it is connected to, and what the network is without it. */
package cnnlab.ui.inspect.unit;
