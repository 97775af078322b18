package cnnlab.ui.inspect.model;

import cnnlab.data.image.RgbImage;

/** An image to be looked at by a network, and what to call it. */
public record InspectedImage(String name, RgbImage image) {}
