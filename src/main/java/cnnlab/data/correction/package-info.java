/** What a user has put right in a data set, in a list beside it. */
package cnnlab.data.correction;
