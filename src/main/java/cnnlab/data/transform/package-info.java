/**
 * Augmentation and preprocessing: from an image of any size to the values that a network is given.
 */
package cnnlab.data.transform;
