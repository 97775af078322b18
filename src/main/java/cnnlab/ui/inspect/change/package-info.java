/** What the network answers when the image is changed, by hand or to deceive it. */
package cnnlab.ui.inspect.change;
