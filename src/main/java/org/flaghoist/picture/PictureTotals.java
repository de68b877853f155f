package org.flaghoist.picture;

import java.util.Map;

/**
 * What the notifications of a group add up to.
 *
 * @param numbers those that are not nought
 */
public record PictureTotals(String group, Map<Headline, Long> numbers) {}
