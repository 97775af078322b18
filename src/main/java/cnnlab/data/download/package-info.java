/** Which well-known data sets there are to download, from where, and how. */
package cnnlab.data.download;
