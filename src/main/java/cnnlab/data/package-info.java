/** Images, labels and splits, from folders, archives and well-known formats. */
package cnnlab.data;
