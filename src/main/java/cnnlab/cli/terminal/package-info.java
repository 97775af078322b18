/** What commands print: tables, JSON, progress; and how they are ended. */
package cnnlab.cli.terminal;
