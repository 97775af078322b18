package cnnlab.chart;

import cnnlab.diagram.scene.RgbColor;

/** A place on a chart's x axis to point out. */
public record Mark(double x, String text, RgbColor color) {}
