/** The image in view, with what lies over it: the crop, a heat map, a receptive field. */
package cnnlab.ui.inspect.image;
