/** A network as source code. */
package cnnlab.ui.explore.code;
