package org.flaghoist.picture;

import org.jspecify.annotations.Nullable;

/** The numbers that are looked at first. */
public enum Headline {
    NOTIFICATIONS,
    VESSELS,
    ENGINES,
    /** An estimate. */
    PREVENTED,
    ARRESTED,
    ON_BOARD,
    RESCUED,
    MISSING,
    DEAD;

    /** To which of them a number belongs; null where to none. */
    static @Nullable Headline of(PictureNumber number) {
        return switch (number.measure()) {
            case PictureNumber.NOTIFICATION -> NOTIFICATIONS;
            case "VESSEL" -> VESSELS;
            case "ENGINE" -> ENGINES;
            case PictureNumber.CROSSINGS -> PREVENTED;
            case "COUNT" -> counted(number.kind());
            default -> null;
        };
    }

    private static @Nullable Headline counted(@Nullable String kind) {
        return switch (kind == null ? "" : kind) {
            case "ARRESTED" -> ARRESTED;
            case "ON_BOARD" -> ON_BOARD;
            case "RESCUED" -> RESCUED;
            case "MISSING" -> MISSING;
            case "DEAD" -> DEAD;
            default -> null;
        };
    }
}
