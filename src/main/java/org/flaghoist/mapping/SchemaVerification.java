package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.flaghoist.format.Format;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.Fault.Phase;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.HubSchema.Misfit;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Checks a translated notification against the hub's schema and reports what does not fit in the sender's words. */
final class SchemaVerification {

    /** What the type of the notification forbids, whatever it is. */
    private static final String FORBIDDEN = "false";

    private static final Pattern ELEMENT = Pattern.compile("/[0-9]+\\z");
    private static final Pattern INDEX = Pattern.compile("/[0-9]+");

    private final HubSchema schema;

    SchemaVerification(HubSchema schema) {
        this.schema = schema;
    }

    /** Adds to {@code faults}; a fault met earlier than the schema makes the check needless. */
    void check(JsonNode notification, LocatedObject read, Format format, Faults faults) {
        Fault first = faults.first();
        if (first != null && first.phase() != Phase.SCHEMA) {
            return;
        }
        for (Misfit misfit : schema.check(notification)) {
            boolean isForbidden = misfit.keyword().equals(FORBIDDEN);
            Place place = isForbidden ? null : placeOf(misfit, notification, read, format);
            if (isForbidden) {
                forbid(notification.at(misfit.path()), faults);
            }
            if (place != null && !isReportedWithin(place, faults.first())) {
                faults.add(FaultCode.SCHEMA, place, detail(misfit));
            } else if (place == null && faults.first() == null) {
                faults.add(FaultCode.SCHEMA, read.place(), lacking(misfit));
            }
        }
    }

    private static String lacking(Misfit misfit) {
        String member = misfit.missing() == null ? "" : "/" + misfit.missing();
        return misfit.path() + member + " " + misfit.keyword();
    }

    // A mapping has made the object, which has no place then; what is in it has.
    private static void forbid(JsonNode node, Faults faults) {
        Place place = Located.placeOf(node);
        if (place != null) {
            faults.add(FaultCode.SCHEMA, place, null);
        }
        node.forEach(child -> forbid(child, faults));
    }

    // A list with one element twice: the reader reported the element, the schema reports the list.
    private static boolean isReportedWithin(Place place, @Nullable Fault first) {
        return first != null && first.place().isWithin(place);
    }

    /**
     * Null where the sender's message has no place for it; it then follows from a fault that was reported elsewhere.
     */
    private static @Nullable Place placeOf(Misfit misfit, JsonNode notification, LocatedObject read, Format format) {
        Map<String, String> missing = format.file().faults().reportAbsenceAt();
        String path = INDEX.matcher(misfit.path())
                .replaceAll("")
                .replaceFirst("^/", "")
                .replace('/', '.');
        Place own = Located.placeOf(notification.at(misfit.path()));
        if (misfit.missing() != null) {
            String member = path.isEmpty() ? misfit.missing() : path + "." + misfit.missing();
            String field = missing.get(member);
            Place place = field == null ? null : format.placeOf(read, field);
            return place == null ? null : place.closer(own);
        }
        // An element is not the list, whose place it would get, and a list that is too long is not missing.
        boolean isThere =
                ELEMENT.matcher(misfit.path()).find() || misfit.keyword().equals("maxItems");
        String field = isThere ? null : missing.get(path);
        return own != null || field == null ? own : format.placeOf(read, field);
    }

    // Texts under persons are a person's data and stay out of details.
    private static @Nullable String detail(Misfit misfit) {
        JsonNode node = misfit.node();
        boolean personal = misfit.path().startsWith("/persons");
        return node != null && node.isValueNode() && !personal ? node.asText() : null;
    }
}
