package org.flaghoist.picture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A picture as JSON, for a program, or for a partner's mapping. */
public final class PictureJson {

    private PictureJson() {}

    public static ObjectNode of(PictureQuery query, List<PictureRow> rows) {
        ObjectNode picture = JsonNodeFactory.instance.objectNode();
        picture.put("for", query.partner());
        picture.put("since", Objects.toString(query.since(), null));
        picture.put("until", Objects.toString(query.until(), null));
        picture.put("by", query.by().name().toLowerCase(Locale.ROOT));
        ArrayNode all = picture.putArray("rows");
        rows.forEach(row -> row(row, all.addObject()));
        return picture;
    }

    private static void row(PictureRow row, ObjectNode json) {
        PictureKey of = row.of();
        json.put("group", of.group()).put("entry", of.entry()).put("mark", mark(of));
        json.put("measure", of.measure()).put("kind", of.kind()).put("route", of.route());
        json.put("currency", of.currency()).put("value", row.value().stripTrailingZeros());
        json.put("notifications", row.notifications()).put("note", row.note());
    }

    private static String mark(PictureKey of) {
        return of.mark() == PictureMark.NONE ? "" : of.mark().name();
    }
}
