package org.flaghoist.format.xsd;

import java.util.List;
import java.util.stream.Stream;

/** Finds choices among single elements. */
final class XsdChoices {

    private XsdChoices() {}

    /**
     * @param optional the choice itself need not be made
     * @param found what stands in the choice
     * @return the same, each with the others, where the choice is among single elements
     */
    static List<XsdField> among(XsdNode choice, boolean optional, List<XsdField> found) {
        List<XsdNode> parts = choice.children().stream()
                .filter(part -> !part.kind().equals("annotation"))
                .toList();
        boolean isOfElements = parts.stream().allMatch(part -> part.kind().equals("element"));
        if (!isOfElements || found.size() < 2) {
            return found;
        }
        boolean needed = !optional
                && Stream.concat(Stream.of(choice), parts.stream())
                        .noneMatch(part -> part.attribute("minOccurs").equals("0"));
        return found.stream()
                .map(field -> field.of(new XsdChoice(othersOf(field, found), needed)))
                .toList();
    }

    private static List<String> othersOf(XsdField field, List<XsdField> found) {
        return found.stream()
                .map(XsdField::name)
                .filter(name -> !name.equals(field.name()))
                .toList();
    }
}
