package org.flaghoist.format.definition;

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

    // Absent keys come as null.
    public PositionForm {
        north = north == null ? "N" : north;
        south = south == null ? "S" : south;
        east = east == null ? "E" : east;
        west = west == null ? "W" : west;
    }
}
