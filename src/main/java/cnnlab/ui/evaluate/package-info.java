/** The place where a trained network is judged on a data set: numbers, errors, images, a map. */
package cnnlab.ui.evaluate;
