package org.flaghoist.mapping;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What rendering must know of who sent a notification.
 *
 * @param zone of its calendar days
 * @param language of its short texts, or null where the hub need not know it
 * @param conditions what is added to what it sends
 */
record Sender(ZoneId zone, @Nullable String language, AddedConditions conditions) {}
