package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** What can be read of a piece, however wrong the rest of it is. */
public final class Reading {

    /** What names a notification, what the release rules go by, and what people may be harmed by. */
    private static final List<String> COUNTING = List.of(
            "/sender",
            "/id",
            "/revision",
            "/action",
            "/type",
            // By it the rules see who is a minor.
            "/createdAt",
            "/recipients",
            // Who gets an answer, and to what.
            "/inReplyTo",
            "/handling/level",
            "/handling/codes",
            "/handling/conditions",
            "/grading",
            "/persons");

    private final JsonNode located;
    private final ObjectNode form;
    private final List<Fault> faults;
    private final boolean complete;

    private Reading(JsonNode located, List<Fault> faults, boolean complete) {
        this.located = located;
        this.form = PlainNodes.copy(located);
        this.faults = faults;
        this.complete = complete;
    }

    /** Nothing can be read of it. */
    public static Reading nothing() {
        return new Reading(JsonNodeFactory.instance.objectNode(), List.of(), false);
    }

    /**
     * @param form in the hub's form without what is wrong; its values still know where they stood
     * @param faults all that is wrong
     */
    public static Reading of(JsonNode form, List<Fault> faults) {
        return new Reading(form, faults, true);
    }

    /** What was read, in the hub's form. */
    public ObjectNode form() {
        return form;
    }

    /** The level, where it was read. */
    public @Nullable String level() {
        return form.at("/handling/level").textValue();
    }

    /** Whether what is wrong is the level, or another marking. */
    public boolean isWronglyMarked() {
        return faults.stream().anyMatch(fault -> fault.code() == FaultCode.MARKING_UNKNOWN);
    }

    /**
     * What is not as it was in another content, of what counts; what was not read here and cannot be shown to be of no
     * account counts, too.
     *
     * @param also JSON Pointers of what counts besides, as the release policy asks about it
     * @return JSON Pointers into the hub's form, and the native fields that cannot be compared
     */
    public List<String> changedTo(Reading after, List<String> also) {
        List<String> counting =
                Stream.concat(COUNTING.stream(), also.stream()).distinct().toList();
        if (!complete) {
            return counting;
        }
        Stream<String> changed =
                counting.stream().filter(pointer -> !form.at(pointer).equals(after.form.at(pointer)));
        Stream<String> unread = faults.stream()
                .map(Fault::place)
                .filter(place -> !after.isOfNoAccount(place, counting))
                .map(place -> Objects.requireNonNullElseGet(place.field(), place::location));
        return Stream.concat(changed, unread).distinct().toList();
    }

    /** Whether what stands at a place was read here, and all of it where it does not count. */
    private boolean isOfNoAccount(Place place, List<String> counting) {
        List<String> pointers = pointersOf(place, "", located).toList();
        return !pointers.isEmpty() && pointers.stream().noneMatch(pointer -> isUnder(pointer, counting));
    }

    private static boolean isUnder(String pointer, List<String> counting) {
        return counting.stream().anyMatch(each -> (pointer + "/").startsWith(each + "/"));
    }

    private static Stream<String> pointersOf(Place place, String pointer, JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .flatMap(member -> pointersOf(place, pointer + "/" + member.getKey(), member.getValue()));
        } else if (node.isArray()) {
            return Stream.iterate(0, i -> i < node.size(), i -> i + 1)
                    .flatMap(i -> pointersOf(place, pointer + "/" + i, node.get(i)));
        }
        return isAt(place, Located.placeOf(node)) ? Stream.of(pointer) : Stream.empty();
    }

    private static boolean isAt(Place place, @Nullable Place other) {
        return other != null
                && other.location().equals(place.location())
                && Objects.equals(other.field(), place.field());
    }
}
