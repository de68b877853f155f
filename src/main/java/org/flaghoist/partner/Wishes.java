package org.flaghoist.partner;

import org.jspecify.annotations.Nullable;

/**
 * What a partner is sent only because its file asks for it.
 *
 * @param monthlyPicture on which day of each month it is sent what the month before adds up to; null where it is not
 * @param answers whether it is sent what recipients answer to its notifications
 */
public record Wishes(@Nullable Integer monthlyPicture, boolean answers) {

    public static final Wishes NONE = new Wishes(null, false);
}
