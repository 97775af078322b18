/** Choosing, downloading, looking at and checking data. */
package cnnlab.ui.train.data;
