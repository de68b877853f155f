package org.flaghoist.console;

import java.time.LocalDate;
import org.flaghoist.picture.PictureFilter;
import org.flaghoist.picture.PictureMark;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/** Of which notifications somebody wants the picture (docs/jmx.md); a blank member asks for nothing. */
record PictureFilterQuery(
        @Nullable String partner,
        @Nullable String type,
        @Nullable String country,
        @Nullable PictureMark mark,
        @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate since,
        @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate until) {

    PictureFilter filter() {
        return new PictureFilter(
                NotificationQuery.given(partner),
                NotificationQuery.given(type),
                NotificationQuery.given(country),
                mark,
                since,
                until);
    }
}
