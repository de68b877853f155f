package org.flaghoist.format.definition;

import java.util.regex.Pattern;

/**
 * How a partner writes positions; absent keys are those of {@code 43°12'35,5"N 27°55'00"E}.
 *
 * @param north the letter, or word, of northern latitudes
 * @param south of southern latitudes
 * @param east of eastern longitudes
 * @param west of western longitudes
 * @param point true where the decimal mark of seconds is a point, else it is a comma
 */
public record PositionForm(String north, String south, String east, String west, boolean point) {

    public static final PositionForm DEFAULT = new PositionForm("N", "S", "E", "W", false);

    private static final String ANGLE = "([0-9]{1,3})°([0-5][0-9])'([0-5][0-9](?:%s[0-9]{1,4})?)\"(%s)";

    // Absent keys come as null.
    public PositionForm {
        north = north == null ? "N" : north;
        south = south == null ? "S" : south;
        east = east == null ? "E" : east;
        west = west == null ? "W" : west;
    }

    /** Of the latitude degrees, minutes, seconds and letter are groups, and then of the longitude. */
    public Pattern pattern() {
        return pattern(oneOf(north, south), oneOf(east, west));
    }

    /** The same with any letters, or words, in place of its own. */
    public Pattern lettered() {
        return pattern("\\p{L}+", "\\p{L}+");
    }

    private Pattern pattern(String ofLatitudes, String ofLongitudes) {
        String mark = Pattern.quote(point ? "." : ",");
        return Pattern.compile(ANGLE.formatted(mark, ofLatitudes) + " " + ANGLE.formatted(mark, ofLongitudes));
    }

    private static String oneOf(String positive, String negative) {
        return Pattern.quote(positive) + "|" + Pattern.quote(negative);
    }
}
