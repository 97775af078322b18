/** Where the memory of a network goes. */
package cnnlab.ui.explore.memory;
