/** Images as every screen shows them. */
package cnnlab.ui.image;
