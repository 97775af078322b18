/**
 * The main window, what every screen shares, and nothing of any one screen. A screen is built from
 * {@link cnnlab.ui.Services} when its place is first visited.
 */
package cnnlab.ui;
