/** What one unit of a network looks for, what it is made of, and what happens without it. */
package cnnlab.explain.unit;
