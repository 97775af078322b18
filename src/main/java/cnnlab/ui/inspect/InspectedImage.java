package cnnlab.ui.inspect;

import cnnlab.data.image.RgbImage;

/** An image to be looked at by a network, and what to call it. */
record InspectedImage(String name, RgbImage image) {}
