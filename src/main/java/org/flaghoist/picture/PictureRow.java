package org.flaghoist.picture;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One number of a picture.
 *
 * @param notifications how many say something of it
 * @param note by what an estimate is made; null of what is none
 */
public record PictureRow(
        PictureKey of,
        BigDecimal value,
        long notifications,
        @Nullable String note) {}
