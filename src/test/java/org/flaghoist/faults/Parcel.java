package org.flaghoist.faults;

import java.util.List;

/**
 * What a partner sends at once: a message, or a file.
 *
 * @param name of the file
 * @param letters in it, in order
 */
record Parcel(String name, byte[] content, List<Letter> letters) {}
