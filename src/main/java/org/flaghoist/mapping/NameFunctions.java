package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.format.text.Script;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.JsonObjects;
import org.flaghoist.notification.UnfitLetters;
import org.jspecify.annotations.Nullable;

/** Names of persons and places in the hub's form (mappings/README.md, section 3, Names). */
final class NameFunctions {

    private static final String LATIN = "Latn";

    /** Of a name whose script is that of its letters. */
    private static final String ANY = "Latin, all Cyrillic or all Arabic";

    private final LatinForms latin;

    NameFunctions(LatinForms latin) {
        this.latin = latin;
    }

    List<MappingFunction> all() {
        return List.of(
                new MappingFunction("name", 4, given -> name(null, null, given[0], given[1], given[2], given[3])),
                new MappingFunction(
                        "name-refused-at",
                        5,
                        given -> name(null, given[0].asText(), given[1], given[2], given[3], given[4])),
                new MappingFunction("name-in-script", 5, this::nameInScript),
                new MappingFunction("latin-place", 2, given -> place(given[0], given[1])));
    }

    // What is missing here was reported by the reader: without a script there is no name, and a given name in Latin
    // letters is not at fault for the family name that should stand beside it.
    private JsonNode nameInScript(JsonNode[] given) {
        if (!Nodes.isThere(given[0])) {
            return NullNode.instance;
        }
        JsonNode latinGiven = Nodes.isThere(given[3]) ? given[4] : NullNode.instance;
        return name(given[0], null, given[1], given[2], given[3], latinGiven);
    }

    /**
     * @param script of family and given name as the sender says it, or null where their letters say it
     * @param refusedAt the field beside the family name at which Latin forms of a Latin name are reported, or null for
     *     the first of them
     */
    private JsonNode name(
            @Nullable JsonNode script,
            @Nullable String refusedAt,
            JsonNode family,
            JsonNode given,
            JsonNode latinFamily,
            JsonNode latinGiven) {
        String familyText = Nodes.text(family);
        // A script that is missing or unknown was reported when it was read.
        boolean noScript = script != null && !Nodes.isThere(script);
        if (familyText == null || noScript) {
            return NullNode.instance;
        }
        String found = script == null ? scriptOf(family, given) : checkedScript(script, family, given);
        ObjectNode name = JsonObjects.empty();
        name.set("family", family);
        set(name, "given", given);
        name.put("script", found == null ? LATIN : found);
        if (found == null) {
            // The forms are what is to be given, so they are not at fault for being there.
            checkLatinForms(latinFamily, latinGiven);
        } else if (found.equals(LATIN)) {
            refuseLatinForms(refusedAt, family, latinFamily, latinGiven);
        } else {
            set(name, "latin", latinForm(found, family, given, latinFamily, latinGiven));
        }
        return name;
    }

    /** Null where there is none for all letters, which is reported. */
    private static @Nullable String scriptOf(JsonNode family, JsonNode given) {
        String letters = family.asText() + (Nodes.isThere(given) ? given.asText() : "");
        String script = Script.of(letters);
        if (script == null) {
            Nodes.unfit(new UnfitLetters(Script.names(letters), ANY), family);
        }
        return script;
    }

    private static String checkedScript(JsonNode script, JsonNode... names) {
        for (JsonNode name : names) {
            if (Nodes.isThere(name)) {
                checkLetters(script.asText(), name);
            }
        }
        return script.asText();
    }

    private static void checkLetters(String script, JsonNode name) {
        String text = name.asText();
        if (!Script.isOnly(text, script)) {
            Nodes.unfit(new UnfitLetters(Script.names(text), Script.name(script)), name);
        }
    }

    private static void refuseLatinForms(
            @Nullable String refusedAt, JsonNode family, JsonNode latinFamily, JsonNode latinGiven) {
        if (refusedAt != null && (Nodes.isThere(latinFamily) || Nodes.isThere(latinGiven))) {
            Nodes.faultBeside(FaultCode.SCHEMA, family, refusedAt);
        } else if (Nodes.isThere(latinFamily)) {
            Nodes.fault(FaultCode.SCHEMA, latinFamily);
        } else if (Nodes.isThere(latinGiven)) {
            Nodes.fault(FaultCode.SCHEMA, latinGiven);
        }
    }

    private static void checkLatinForms(JsonNode... forms) {
        for (JsonNode form : forms) {
            if (Nodes.isThere(form)) {
                checkLetters(LATIN, form);
            }
        }
    }

    private JsonNode latinForm(
            String script, JsonNode family, JsonNode given, JsonNode latinFamily, JsonNode latinGiven) {
        checkLatinForms(latinFamily, latinGiven);
        if (Nodes.isThere(latinFamily)) {
            return form(latinFamily, latinGiven, "GIVEN");
        }
        if (Nodes.isThere(latinGiven)) {
            Nodes.fault(FaultCode.SCHEMA, latinGiven);
        }
        return derived(script, family, given);
    }

    private JsonNode derived(String script, JsonNode family, JsonNode given) {
        String familyText = latin.ofPerson(family.asText(), script);
        if (familyText.isEmpty()) {
            Nodes.fault(FaultCode.SCHEMA, family);
        }
        String givenText = Nodes.isThere(given) ? latin.ofPerson(given.asText(), script) : "";
        JsonNode givenNode = givenText.isEmpty() ? NullNode.instance : Nodes.at(given, givenText);
        return form(Nodes.at(family, familyText), givenNode, "DERIVED");
    }

    private static JsonNode form(JsonNode family, JsonNode given, String source) {
        ObjectNode form = JsonObjects.empty();
        form.set("family", family);
        set(form, "given", given);
        form.put("source", source);
        return form;
    }

    private static void set(ObjectNode object, String member, JsonNode value) {
        if (Nodes.isThere(value)) {
            object.set(member, value);
        }
    }

    /** The Latin form given, else one derived where the name has a Cyrillic or Arabic letter, else null. */
    private JsonNode place(JsonNode name, JsonNode given) {
        if (Nodes.isThere(given)) {
            return given;
        }
        String text = Nodes.text(name);
        String derived = text == null ? null : latin.ofPlace(text);
        return derived == null ? NullNode.instance : Nodes.at(name, derived);
    }
}
