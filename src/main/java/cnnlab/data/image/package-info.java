/** Images and where they come from: decoding, and splits that hand them out one by one. */
package cnnlab.data.image;
