/** What becomes of an answer when the image is changed: by hand, or to deceive the network. */
package cnnlab.explain.perturbation;
