package org.flaghoist.format.definition;

/**
 * How a text with its language is written: an object of two members.
 *
 * @param language the member with the language
 * @param text the member with the text
 * @param dropEmpty true where a text without characters is left out of its list; else it is SCHEMA
 */
public record TextForm(String language, String text, boolean dropEmpty) {}
