/** Files below a folder or inside an archive, all read in the same way and only when asked for. */
package cnnlab.data.tree;
