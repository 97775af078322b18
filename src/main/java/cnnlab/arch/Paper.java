package cnnlab.arch;

/**
 * Where an architecture was published.
 *
 * @param citation authors, title, year, as in a list of references
 * @param url where to read it
 */
public record Paper(String citation, String url) {}
