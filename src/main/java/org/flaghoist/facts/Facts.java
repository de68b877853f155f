package org.flaghoist.facts;

import java.util.Map;

/**
 * What a notification says in numbers, without personal data.
 *
 * @param at when it happened; where that is not said, when the notification was made
 * @param day by the calendar, since the epoch
 * @param quantities in hundredths
 */
record Facts(
        long at, long day, FactPlace place, boolean isSuspectedFalse, Advert advert, Map<Quantity, Long> quantities) {}
