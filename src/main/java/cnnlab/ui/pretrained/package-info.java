/** Published weights to choose and fetch, wherever a network is looked at. */
package cnnlab.ui.pretrained;
