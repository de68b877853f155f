package org.flaghoist.picture;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a picture is to have.
 *
 * @param partner only what this partner was given; null where all is meant
 * @param since on which day it happened, or later; null for any, likewise {@code until}, or earlier
 */
public record PictureQuery(
        @Nullable String partner,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        Grouping by) {}
