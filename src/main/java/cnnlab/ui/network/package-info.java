/** The trained networks that a user can choose from, wherever one is asked for. */
package cnnlab.ui.network;
