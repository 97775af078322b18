/** Which well-known data sets there are to fetch, from where, and where they are kept. */
package cnnlab.data.known;
