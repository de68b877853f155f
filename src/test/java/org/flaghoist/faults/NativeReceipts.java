package org.flaghoist.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

/** Reads receipts as their partner would, with nothing of the hub's but its code tables. */
final class NativeReceipts {

    private static final String[] CSV = {"Разписка", "Номер", "Редакция", "Състояние", "Получател"};

    private final String partner;
    private final Map<String, String> statuses;
    private final Map<String, String> partners;

    NativeReceipts(String partner) throws IOException {
        this.partner = partner;
        this.statuses = switch (partner) {
            case "at" -> words("result");
            case "europol" -> words("results");
            case "bg" -> words("status");
            case "ro" -> words("stare");
            case "ly" -> words("receipt-status");
            default -> Map.of();
        };
        this.partners = switch (partner) {
            case "europol" -> words("partners");
            case "ro" -> words("parteneri");
            default -> words("partner");
        };
    }

    NativeReceipt read(byte[] body) {
        try {
            return switch (partner) {
                case "uk" -> receipt(json(body), "irReference", "version", "result", "addressee");
                case "at" -> receipt(json(body), "aktenzeichen", "fassung", "ergebnis", "empfaenger");
                case "europol" -> receipt(xml(body), "Reference", "Revision", "Result", "Recipient");
                case "ro" -> receipt(xml(body), "id", "revizie", "stare", "destinatar");
                case "bg" -> receipt(csv(body), CSV[1], CSV[2], CSV[3], CSV[4]);
                case "ly" -> receipt(record(body), "R02", "R03", "R04", "R05");
                default -> throw new IllegalArgumentException(partner);
            };
        } catch (Exception e) {
            throw new IllegalStateException(
                    "receipt for " + partner + ": " + new String(body, StandardCharsets.UTF_8), e);
        }
    }

    private NativeReceipt receipt(
            UnaryOperator<String> field, String id, String revision, String status, String recipient) {
        String number = field.apply(revision);
        String word = field.apply(status);
        String whom = field.apply(recipient);
        return new NativeReceipt(
                field.apply(id),
                number.isEmpty() ? 0 : Integer.parseInt(number),
                statuses.getOrDefault(word, word),
                partners.getOrDefault(whom, whom));
    }

    private static UnaryOperator<String> json(byte[] body) throws IOException {
        JsonNode json = new ObjectMapper().readTree(body);
        return name -> json.path(name).asText("");
    }

    private static UnaryOperator<String> xml(byte[] body) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
        return name -> {
            var found = document.getElementsByTagNameNS("*", name);
            return found.getLength() == 0 ? "" : found.item(0).getTextContent();
        };
    }

    private static UnaryOperator<String> csv(byte[] body) {
        String[] lines = new String(body, Charset.forName("windows-1251")).split("\r\n");
        String[] names = lines[0].split(";", -1);
        String[] cells = lines[1].split(";", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
        }
        return name -> row.getOrDefault(name, "");
    }

    private static UnaryOperator<String> record(byte[] body) {
        String record = new String(body, StandardCharsets.ISO_8859_1).split("\r\n")[1];
        return name -> switch (name) {
            case "R02" -> record.substring(41, 81).trim();
            case "R03" -> record.substring(81, 85).trim();
            case "R04" -> record.substring(85, 86).trim();
            default -> record.substring(86, 88).trim();
        };
    }

    private Map<String, String> words(String table) throws IOException {
        Map<String, String> words = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("mappings", partner, table + ".csv"))) {
            if (!line.startsWith("#") && !line.isBlank()) {
                words.put(line.split(";")[0], line.split(";")[1]);
            }
        }
        return words;
    }
}
