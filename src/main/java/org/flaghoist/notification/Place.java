package org.flaghoist.notification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stood in the sender's message, in the sender's words.
 *
 * <p>Places travel with the values that were read there, so that a fault found late, even by the hub's own schema, is
 * reported in the sender's terms. The texts are made only when asked for. Places are ordered as the partner's file
 * orders faults: by rank, then position, at each step from the root, a parent before its children.
 */
public final class Place implements Comparable<Place> {

    /** How a place is written (mappings/README.md, section 4). */
    public enum Style {
        /** JSON Pointer; the field is the last member name. */
        POINTER,
        /**
         * Element path with the position at every step but the root; the field is the element's or attribute's name.
         */
        PATH,
        /** The number of a record; the field is the column or field, whatever part of it is meant. */
        RECORD
    }

    private static final int NO_INDEX = -1;

    private final @Nullable Place parent;
    // Only for the order: a record is located by itself.
    private final @Nullable Place within;
    private final @Nullable String name;
    private final int index;
    private final int rank;
    private final Style style;
    private final Faults faults;

    private Place(@Nullable Place parent, @Nullable String name, int index, int rank, Style style, Faults faults) {
        this(parent, null, name, index, rank, style, faults);
    }

    private Place(
            @Nullable Place parent,
            @Nullable Place within,
            @Nullable String name,
            int index,
            int rank,
            Style style,
            Faults faults) {
        this.parent = parent;
        this.within = within;
        this.name = name;
        this.index = index;
        this.rank = rank;
        this.style = style;
        this.faults = faults;
    }

    /** The message as a whole, for {@link Style#POINTER}: location {@code ""}, no field. */
    public static Place message(Style style, Faults faults) {
        return new Place(null, null, NO_INDEX, 0, style, faults);
    }

    /** The root element {@code name}, for {@link Style#PATH}. */
    public static Place rootElement(String name, Faults faults) {
        return new Place(null, name, NO_INDEX, 0, Style.PATH, faults);
    }

    /** Record {@code number}, for {@link Style#RECORD}; its fields are its children. */
    public static Place record(int number, int rank, Faults faults) {
        return new Place(null, null, number, rank, Style.RECORD, faults);
    }

    /** Record {@code number}, whose faults count among those of this place, by {@code recordRank}. */
    public Place record(int number, int recordRank) {
        return new Place(null, this, null, number, recordRank, Style.RECORD, faults);
    }

    /** A named member, column, field or attribute of this place. */
    public Place member(String member, int memberRank) {
        return new Place(this, member, NO_INDEX, memberRank, style, faults);
    }

    /** The {@code position}th (from 0) element of this list. */
    public Place element(int position) {
        return new Place(this, null, position, position, style, faults);
    }

    /** A child element, {@code position} counted from 1 among the siblings of that name; for {@link Style#PATH}. */
    public Place childElement(String element, int position, int elementRank) {
        return new Place(this, element, position, elementRank, style, faults);
    }

    /** The same location without a field, where the fault is no field's. */
    public Place withoutField() {
        return new Place(this, null, NO_INDEX, 0, style, faults);
    }

    /** Where the member, element, attribute or field {@code member} would stand if it were there. */
    public Place missing(String member, int memberRank) {
        boolean element = style == Style.PATH && !member.startsWith("@") && !member.startsWith("#");
        return element ? childElement(member, 1, memberRank) : member(member, memberRank);
    }

    /** The member, column or field {@code member} beside this one, with this one's rank. */
    public Place beside(String member) {
        return new Place(parent, within, member, NO_INDEX, rank, style, faults);
    }

    /** Where faults of this message are collected; a mapping function adds to it through its arguments' places. */
    public Faults faults() {
        return faults;
    }

    /** The location as a rejection names it; {@code ""} for the message as a whole. */
    public String location() {
        return switch (style) {
            case POINTER -> steps('/', this);
            case PATH -> steps('/', elementOf(this));
            case RECORD -> String.valueOf(root().index);
        };
    }

    /** The field in the sender's words; null where the fault is the message's or the record's. */
    public @Nullable String field() {
        if (style == Style.PATH) {
            return name == null ? null : name.startsWith("@") ? name.substring(1) : elementOf(this).name;
        }
        String field = null;
        for (Place place = this; place != null && (field == null || style == Style.RECORD); place = place.parent) {
            field = place.name == null ? field : place.name;
        }
        return field;
    }

    /**
     * What within its field is meant, such as {@code entry 2, quantity}; null where that is all of it. Of a record,
     * location and field do not say it.
     */
    public @Nullable String part() {
        if (style != Style.RECORD) {
            return null;
        }
        List<String> steps = new ArrayList<>();
        boolean isWithinField = false;
        for (Place step = this; step.parent != null; step = step.parent) {
            if (step.name != null || step.index != NO_INDEX) {
                steps.add(0, step.name != null ? step.name : "entry " + (step.index + 1));
            }
            isWithinField |= step.name != null;
        }
        return isWithinField && steps.size() > 1 ? String.join(", ", steps.subList(1, steps.size())) : null;
    }

    /** What is within this place, where its location and field are the same and it says more. */
    public Place closer(@Nullable Place other) {
        return other != null && style == Style.RECORD && other.isWithin(this) ? other : this;
    }

    private static Place elementOf(Place place) {
        Place element = place;
        while (element.parent != null
                && (element.name == null || element.name.startsWith("@") || element.name.startsWith("#"))) {
            element = element.parent;
        }
        return element;
    }

    private static String steps(char separator, Place last) {
        StringBuilder text = new StringBuilder();
        for (Place step : last.fromRoot()) {
            if (step.name != null) {
                text.append(separator).append(step.style == Style.POINTER ? escaped(step.name) : step.name);
                if (step.index != NO_INDEX) {
                    text.append('[').append(step.index).append(']');
                }
            } else if (step.index != NO_INDEX && step.style == Style.POINTER) {
                text.append(separator).append(step.index);
            }
        }
        return text.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private Place root() {
        Place place = this;
        while (place.parent != null) {
            place = place.parent;
        }
        return place;
    }

    private Deque<Place> fromRoot() {
        Deque<Place> steps = new ArrayDeque<>();
        for (Place place = this; place != null; place = place.parent == null ? place.within : place.parent) {
            steps.push(place);
        }
        return steps;
    }

    /** True where this place stands within {@code outer}. */
    public boolean isWithin(Place outer) {
        for (Place place = parent; place != null; place = place.parent) {
            if (place == outer) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int compareTo(Place other) {
        var mine = fromRoot().iterator();
        var theirs = other.fromRoot().iterator();
        while (mine.hasNext() && theirs.hasNext()) {
            int order = mine.next().compareStep(theirs.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(mine.hasNext(), theirs.hasNext());
    }

    // Elements of one name have one rank: their position decides.
    private int compareStep(Place other) {
        int order = Integer.compare(rank, other.rank);
        return order != 0 ? order : Integer.compare(index, other.index);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return location() + (field() == null ? "" : " (" + field() + ")");
    }
}
