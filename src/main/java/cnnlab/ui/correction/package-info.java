/** Where images are excluded and relabeled: the menu of an image, and what is told of the list. */
package cnnlab.ui.correction;
