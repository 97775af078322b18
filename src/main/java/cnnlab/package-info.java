/** Where the program starts, and where its parts are put together by plain constructors. */
package cnnlab;
