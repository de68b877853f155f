package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * What a person would say that two copies have in common, by other code than the hub's: it reads each copy by its own
 * form, and what a sender wrote in the hub's.
 */
final class SeenCopies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SeenCopies() {}

    /** All values of a notification, as KIND value: its sender knows them. */
    static Set<String> values(JsonNode notification) {
        Set<String> values = new TreeSet<>();
        notification.path("engines").forEach(one -> add(values, "SERIAL", one.path("serial")));
        notification.path("vessels").forEach(one -> add(values, "HULL", one.path("hin")));
        notification.path("vessels").forEach(one -> add(values, "CRAFT", one.path("name")));
        notification
                .path("persons")
                .forEach(one -> add(values, "DOCUMENT", one.path("document").path("number")));
        notification.path("narrative").forEach(one -> add(values, "PHONE", one.path("text")));
        add(values, "ADVERT", notification.path("advert").path("url"));
        return values;
    }

    private static void add(Set<String> values, String kind, JsonNode value) {
        if (value.isTextual()) {
            values.add(kind + " " + plain(kind, value.asText()));
        }
    }

    /** Those of them that a recipient reads in its copy. */
    static Set<String> seen(String partner, byte[] copy, Set<String> values) {
        List<String> fields = fields(partner, copy);
        return values.stream()
                .filter(value -> {
                    String kind = value.substring(0, value.indexOf(' '));
                    String plain = value.substring(value.indexOf(' ') + 1);
                    return fields.stream().anyMatch(field -> plain(kind, field).equals(plain));
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String plain(String kind, String text) {
        return switch (kind) {
            case "PHONE" -> phone(text);
            case "ADVERT" -> text.replaceFirst("^https?://(www\\.)?", "").toLowerCase(Locale.ROOT);
            default -> text.toUpperCase(Locale.ROOT).replace('В', 'B').replaceAll("[ -]", "");
        };
    }

    /** Of the one sentence that has one. */
    private static String phone(String text) {
        int from = text.indexOf("called from ");
        int to = text.indexOf(" twice", Math.max(from, 0));
        return from < 0 || to < 0
                ? ""
                : text.substring(from, to)
                        .replace("(0)", "")
                        .replaceAll("[^0-9]", "")
                        .replaceFirst("^00", "");
    }

    private static List<String> fields(String partner, byte[] copy) {
        try {
            return switch (partner) {
                case "uk", "at" -> leaves(JSON.readTree(copy));
                case "europol", "ro" -> texts(copy);
                case "bg" -> cells(copy, "windows-1251", "[;~|\r\n]");
                default -> cells(copy, "windows-1256", "\r\n|  +");
            };
        } catch (Exception e) {
            throw new IllegalStateException("no copy of " + partner, e);
        }
    }

    private static List<String> leaves(JsonNode node) {
        if (!node.isContainerNode()) {
            return List.of(node.asText());
        }
        List<String> all = new ArrayList<>();
        node.forEach(child -> all.addAll(leaves(child)));
        return all;
    }

    private static List<String> texts(byte[] copy) throws Exception {
        Document read =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(copy));
        NodeList all = read.getElementsByTagName("*");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            texts.add(all.item(i).getTextContent());
            for (int j = 0; j < all.item(i).getAttributes().getLength(); j++) {
                texts.add(all.item(i).getAttributes().item(j).getNodeValue());
            }
        }
        return texts;
    }

    private static List<String> cells(byte[] copy, String charset, String between) {
        return Arrays.asList(
                new String(copy, Charset.forName(charset)).replace("\"", "").split(between));
    }
}
