package cnnlab.ui.inspect.several;

import cnnlab.data.image.RgbImage;
import cnnlab.inference.ImageAnswers;

/**
 * An image of the table, small, and what each network answers.
 *
 * @param name of its file
 */
record AnsweredImage(String name, RgbImage thumbnail, ImageAnswers answers) {}
