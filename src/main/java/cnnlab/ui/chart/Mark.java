package cnnlab.ui.chart;

import javafx.scene.paint.Color;

/** A place on a chart's x axis to point out. */
public record Mark(double x, String text, Color color) {}
