package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.ZoneId;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** How one {@link FieldType} is read and written. */
interface FieldValue {

    /** Given instead of a value that is there and wrong, after its fault was reported. */
    JsonNode FAULTY = MissingNode.getInstance();

    /**
     * @param raw the value as the syntax gave it
     * @return the hub's value with its place, null where nothing is there, or {@link #FAULTY}
     */
    @Nullable
    JsonNode read(JsonNode raw, Field field, Place place, Report report);

    /**
     * @param hub the hub's value
     * @param sender the sender's zone, for calendar days
     * @return the native value, or null where it is not written
     */
    @Nullable
    JsonNode write(JsonNode hub, Field field, ZoneId sender);
}
