/** The list of networks to choose from. */
package cnnlab.ui.explore.gallery;
