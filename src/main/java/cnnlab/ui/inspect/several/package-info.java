/** Several networks and one image, or many: their predictions and explanations side by side. */
package cnnlab.ui.inspect.several;
