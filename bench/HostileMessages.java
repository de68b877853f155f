import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32;

/** The messages, each a file in a folder of its partner's. */
class HostileMessages {

    private static final int MEBI = 1 << 20;
    private static final Charset BYTES = StandardCharsets.ISO_8859_1;
    private static final Path SAMPLES = Path.of("src/test/samples");

    private static final Map<String, String> EXTENSIONS =
            Map.of("uk", "json", "at", "json", "europol", "xml", "ro", "xml", "bg", "csv", "ly", "DAT");

    private final Path directory;
    private int number;

    HostileMessages(Path directory) {
        this.directory = directory;
    }

    void make() throws Exception {
        for (String partner : List.of("uk", "at")) {
            json(partner);
        }
        for (String partner : List.of("europol", "ro")) {
            xml(partner);
        }
        rows();
        records();
        for (String partner : EXTENSIONS.keySet()) {
            byte[] sample = Files.readAllBytes(sample(partner, "maximal"));
            add(partner, "nothing", () -> new byte[0]);
            add(partner, "a message cut at half", () -> Arrays.copyOf(sample, sample.length / 2));
            add(partner, "UTF-8 mark", () -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, sample));
            add(partner, "UTF-16 mark", () -> joined(new byte[] {(byte) 0xFE, (byte) 0xFF}, sample));
            add(partner, "UTF-16", () -> new String(sample, BYTES).getBytes(StandardCharsets.UTF_16));
            add(partner, "a mebibyte of NUL", () -> new byte[MEBI]);
            add(partner, "a mebibyte of FF", () -> filled(MEBI, (byte) 0xFF));
            add(partner, "a mebibyte of line breaks", () -> filled(MEBI, (byte) '\n'));
            add(partner, "eight mebibytes of quotes", () -> filled(8 * MEBI, (byte) '"'));
            add(partner, "a NUL after each byte", () -> new String(sample, BYTES).replaceAll("(?s).", "$0\0").getBytes(BYTES));
        }
    }

    private void json(String partner) throws Exception {
        String sample = Files.readString(sample(partner, "maximal"));
        String list = partner.equals("uk") ? "addressees" : "empfaenger";
        String craft = partner.equals("uk") ? "craft" : "boote";
        String summary = partner.equals("uk") ? "summary" : "schilderung";
        String text = partner.equals("uk") ? "\"First.\\nSecond line.\"" : "\"Erstens.\\nZweitens.\"";
        String name = partner.equals("uk") ? "\"Тестов\"" : "\"Тестов\"";
        String latin = "\"Testov\"";
        add(partner, "arrays nested 100,000 deep", () -> utf8("[".repeat(100_000)));
        add(partner, "objects nested 100,000 deep", () -> utf8("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
        add(partner, "a member twice", () -> utf8("{\"a\":1,\"a\":1}"));
        add(partner, "90,000 unknown members", () -> utf8("{" + members(90_000) + "}"));
        add(partner, "one name of a mebibyte", () -> utf8("{\"" + "n".repeat(MEBI - 10) + "\":1}"));
        add(partner, "520,000 numbers for a list of partners", () -> member(sample, list, "[" + "1,".repeat(520_000) + "1]"));
        add(partner, "260,000 empty texts for a list of partners", () -> member(sample, list, "[" + "\"\",".repeat(260_000) + "\"\"]"));
        add(partner, "150,000 words for a list of partners", () -> member(sample, list, "[" + "\"AUTX\",".repeat(149_000) + "\"A\"]"));
        add(partner, "340,000 empty objects for a list of boats", () -> member(sample, craft, "[" + "{},".repeat(340_000) + "{}]"));
        add(partner, "500,000 empty lists for a list of boats", () -> member(sample, craft, "[" + "[],".repeat(340_000) + "[]]"));
        add(partner, "boats of 20 bytes to the limit", () -> member(sample, craft, "[" + "{\"name\":\"aaaaaa\"},".repeat(57_000) + "{}]"));
        add(partner, "texts to the limit", () -> member(sample, summary,
                "[" + ("{\"" + (partner.equals("uk") ? "language" : "sprache") + "\":\"en\",\"text\":\"x\"},").repeat(25_000) + "{}]"));
        add(partner, "lists in lists in an unknown member", () -> utf8("{\"x\":[" + "[1,1],".repeat(170_000) + "1]}"));
        add(partner, "a number of 900,000 digits", () -> member(sample, craft, "[{\"capacity\":" + "9".repeat(900_000) + ",\"fassungsvermoegen\":" + "9".repeat(100_000) + "}]"));
        add(partner, "1e99999999999", () -> utf8(sample.replaceFirst("42.69751", "1e99999999999")));
        add(partner, "NUL in a text", () -> utf8(sample.replace("First", "Fi\\u0000rst").replace("Erstens", "\\u0000")));
        add(partner, "an override in a text", () -> utf8(sample.replace("First", "Fi\u202Erst").replace("Erstens", "\u202E")));
        add(partner, "half a surrogate pair", () -> utf8(sample.replace("First", "Fi\\uD800rst").replace("Erstens", "\\uD800")));
        add(partner, "an undecodable byte", () -> sample.replace("First", "\u00FC").replace("Erstens", "\u00FC").getBytes(BYTES));
        add(partner, "a text of a mebibyte", () -> utf8(sample.replace(text, '"' + "x".repeat(1_040_000) + '"')));
        add(partner, "a text of escapes", () -> utf8(sample.replace(text, '"' + "\\u0041".repeat(170_000) + '"')));
        add(partner, "a text of marks out of order", () -> utf8(sample.replace(text, '"' + "a" + "\u0301\u0316".repeat(250_000) + '"')));
        add(partner, "texts of 30,000 marks out of order", () -> member(sample, "x",
                "[" + ("\"a" + "\u0301\u0316".repeat(15_000) + "\",").repeat(17) + "1]"));
        add(partner, "a text of Tibetan vowels out of order", () -> utf8(sample.replace(text, '"' + "a" + "\u0F73\u0F71".repeat(165_000) + '"')));
        add(partner, "a name of marks out of order", () -> utf8(sample.replace(name, "\"\u0430" + "\u0301\u0316".repeat(250_000) + '"')));
        add(partner, "a name of half a million Cyrillic letters", () -> utf8(sample.replace(name, '"' + "\u0436".repeat(510_000) + '"')));
        add(partner, "a name of rare Cyrillic letters", () -> utf8(sample.replace(name, '"' + "\u0463".repeat(510_000) + '"')));
        add(partner, "a Latin name of spaces", () -> utf8(sample.replace(latin, '"' + "a ".repeat(510_000) + '"')));
        add(partner, "words to be compared as levels", () -> utf8(sample
                .replace("\"OFFICIAL-SENSITIVE\"", '"' + "\uFDFA".repeat(330_000) + '"')
                .replace("\"Nicht klassifiziert\"", '"' + "\uFDFA".repeat(330_000) + '"')));
        add(partner, "a level of spaces", () -> utf8(sample
                .replace("\"OFFICIAL-SENSITIVE\"", '"' + "O" + " ".repeat(MEBI - 4000) + "x\"")
                .replace("\"Nicht klassifiziert\"", '"' + "N" + " ".repeat(MEBI - 4000) + "x\"")));
        add(partner, "a serial of ligatures", () -> utf8(sample
                .replace("\"66t-s 102938\"", '"' + "\uFDFA".repeat(330_000) + '"')
                .replace("\"МК 40-00173\"", '"' + "\uFDFA".repeat(330_000) + '"')));
        add(partner, "a time of a mebibyte of digits", () -> utf8(sample
                .replace("\"2026-06-03T09:30:00+01:00\"", '"' + "1".repeat(MEBI - 4000) + '"')
                .replace("\"25.10.2026 02:30:00\"", '"' + "1".repeat(MEBI - 4000) + '"')));
        add(partner, "a reference of a mebibyte", () -> utf8(sample
                .replace("\"NCA/26/SB/0120\"", '"' + "A".repeat(MEBI - 4000) + '"')
                .replace("\"BK-2026-120/1\"", '"' + "A".repeat(MEBI - 4000) + '"')));
        add(partner, "over the limit by one byte", () -> filled(MEBI + 1, (byte) ' '));
    }

    private static String members(int count) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < count; i++) {
            members.append(i == 0 ? "" : ",").append('"').append(Integer.toString(i, 36)).append("\":1");
        }
        return members.toString();
    }

    /** The sample with another value for a member of the top object. */
    private static byte[] member(String sample, String name, String value) {
        String renamed = sample.replaceFirst("\"" + name + "\":", "\"xx\":");
        return utf8("{\"" + name + "\":" + value + "," + renamed.strip().substring(1));
    }

    private void xml(String partner) throws Exception {
        String sample = Files.readString(sample(partner, "maximal"));
        boolean ro = partner.equals("ro");
        String rootEnd = ro ? "</notificare>" : "</Notification>";
        String recipient = ro ? "<destinatar>NCA-UK</destinatar>" : "<Recipient>GB</Recipient>";
        String text = ro ? "Second text" : "Второ.";
        String name = ro ? "Щърбанов" : "Тестов";
        add(partner, "elements nested 100,000 deep", () -> utf8("<a>".repeat(100_000) + "</a>".repeat(100_000)));
        add(partner, "entities that grow by the power", () -> utf8("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>"));
        add(partner, "an entity used 200,000 times", () -> utf8("<!DOCTYPE a [<!ENTITY a \"" + "a".repeat(100_000) + "\">]><a>" + "&a;".repeat(200_000) + "</a>"));
        add(partner, "an entity from a file", () -> utf8("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>"));
        add(partner, "a DTD from elsewhere", () -> utf8("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>"));
        add(partner, "a schema from elsewhere", () -> utf8(sample.replaceFirst("xmlns=",
                "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:schemaLocation=\"urn:x http://127.0.0.1:1/x.xsd\" xmlns=")));
        add(partner, "260,000 empty elements", () -> utf8(sample.replace(rootEnd, "<a/>".repeat(255_000) + rootEnd)));
        add(partner, "130,000 recipients", () -> utf8(sample.replace(recipient, recipient.replaceAll(">.*<", "><").repeat(ro ? 41_000 : 43_000))));
        add(partner, "recipients to the limit", () -> utf8(sample.replace(recipient, recipient.repeat(ro ? 33_000 : 40_000))));
        add(partner, "9,000 attributes", () -> utf8(sample.replaceFirst("xmlns=", attributes(9_000) + " xmlns=")));
        add(partner, "90,000 attributes", () -> utf8(sample.replaceFirst("xmlns=", attributes(90_000) + " xmlns=")));
        add(partner, "9,000 namespaces", () -> utf8(sample.replaceFirst("xmlns=", attributes(9_000).replace("a", "xmlns:a").replace("\"\"", "\"u\"") + " xmlns=")));
        add(partner, "9,000 namespaces, each used", () -> utf8(sample.replaceFirst("xmlns=", attributes(9_000).replace("a", "xmlns:a").replace("\"\"", "\"u\"") + " xmlns=")
                .replace(rootEnd, "<a8zz:b/>".repeat(80_000) + rootEnd)));
        add(partner, "one attribute of a mebibyte", () -> utf8(sample.replaceFirst("xmlns=", "a=\"" + "x".repeat(1_040_000) + "\" xmlns=")));
        add(partner, "one name of a mebibyte", () -> utf8(sample.replace(rootEnd, "<" + "n".repeat(1_040_000) + "/>" + rootEnd)));
        add(partner, "comments to the limit", () -> utf8(sample.replace(rootEnd, "<!---->".repeat(148_000) + rootEnd)));
        add(partner, "instructions to the limit", () -> utf8(sample.replace(rootEnd, "<?a?>".repeat(200_000) + rootEnd)));
        add(partner, "CDATA to the limit", () -> utf8(sample.replace(text, "<![CDATA[x]]>".repeat(80_000))));
        add(partner, "character references to the limit", () -> utf8(sample.replace(text, "&#65;".repeat(200_000))));
        add(partner, "a reference to NUL", () -> utf8(sample.replace(text, "&#0;")));
        add(partner, "a reference beyond Unicode", () -> utf8(sample.replace(text, "&#x" + "F".repeat(1_000_000) + ";")));
        add(partner, "an override in a text", () -> utf8(sample.replace(text, "\u202E")));
        add(partner, "an undecodable byte", () -> sample.replace(text, "\u00FC").getBytes(BYTES));
        add(partner, "a text of a mebibyte", () -> utf8(sample.replace(text, "x".repeat(1_030_000))));
        add(partner, "a text of marks out of order", () -> utf8(sample.replace(text, "a" + "\u0301\u0316".repeat(250_000))));
        add(partner, "a name of half a million letters", () -> utf8(sample.replace(name, "\u0436".repeat(500_000))));
        add(partner, "a name of marks out of order", () -> utf8(sample.replace(name, "\u0430" + "\u0301\u0316".repeat(250_000))));
        add(partner, "a number of 900,000 digits", () -> utf8(sample.replaceFirst(ro ? ">8.5<" : ">6.50<", ">" + "9".repeat(900_000) + "<")));
        add(partner, "a whole number of 900,000 digits", () -> utf8(sample.replaceFirst(ro ? "<revizie>2<" : "<Revision>2<",
                (ro ? "<revizie>" : "<Revision>") + "9".repeat(900_000) + "<")));
        add(partner, "a level of spaces", () -> utf8(sample.replace("Neclasificat<", "N" + " ".repeat(1_000_000) + "x<")
                .replace("EUROPOL BASIC PROTECTION LEVEL", "E" + " ".repeat(1_000_000) + "x")));
        add(partner, "a level of ligatures", () -> utf8(sample.replace("Neclasificat<", "\uFDFA".repeat(330_000) + "<")
                .replace("EUROPOL BASIC PROTECTION LEVEL", "\uFDFA".repeat(330_000))));
        add(partner, "a serial of ligatures", () -> utf8(sample.replace("ABC-104 55", "\uFDFA".repeat(330_000))
                .replace("МК 40-00173", "\uFDFA".repeat(330_000))));
        add(partner, "a declaration without end", () -> utf8("<?xml version=\"1.0\"" + " ".repeat(MEBI - 100)));
        add(partner, "an unknown charset", () -> utf8(sample.replace("UTF-8", "UTF-7")));
        add(partner, "over the limit by one byte", () -> filled(MEBI + 1, (byte) ' '));
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(Integer.toString(i, 36)).append("=\"\"");
        }
        return attributes.toString();
    }

    private void rows() throws Exception {
        Charset charset = Charset.forName("windows-1251");
        String sample = new String(Files.readAllBytes(sample("bg", "maximal")), charset);
        String header = sample.lines().findFirst().orElseThrow();
        Supplier<String> row = () -> sample.lines().skip(1).findFirst().orElseThrow();
        add("bg", "a quote never closed, of 60 MiB", () -> (header + "\r\n\"" + "x;".repeat(30 * MEBI)).getBytes(charset));
        add("bg", "a row of 60 MiB", () -> (header + "\r\n" + "x".repeat(60 * MEBI)).getBytes(charset));
        add("bg", "60 MiB of empty lines", () -> (header + "\r\n".repeat(30 * MEBI)).getBytes(charset));
        add("bg", "60 MiB of separators", () -> (header + "\r\n" + ";".repeat(60 * MEBI)).getBytes(charset));
        add("bg", "60 rows of a mebibyte", () -> (header + ("\r\n" + "x".repeat(MEBI)).repeat(60)).getBytes(charset));
        add("bg", "100,000 rows under a header of a mebibyte", () -> (header + " ".repeat(1_000_000) + "\r\nx".repeat(100_000)).getBytes(charset));
        add("bg", "30,000 column names", () -> ("a;".repeat(30_000) + "\r\nx").getBytes(charset));
        add("bg", "a column name of a mebibyte", () -> ("a".repeat(1_000_000) + "\r\nx").getBytes(charset));
        add("bg", "a number of 60,000 digits", () -> (header + "\r\n" + row.get().replace("645123987", "9".repeat(60_000))).getBytes(charset));
        add("bg", "60,000 digits for a length", () -> (header + "\r\n" + row.get().replace("8,5", "9".repeat(60_000))).getBytes(charset));
        add("bg", "30,000 recipients", () -> (header + "\r\n" + row.get().replace("ВЕЛИКОБРИТАНИЯ|", "|".repeat(60_000))).getBytes(charset));
        add("bg", "30,000 entries of a list", () -> (header + "\r\n" + row.get().replace("|ДРУГ СЪД", "|~".repeat(30_000) + "|ДРУГ СЪД")).getBytes(charset));
        add("bg", "60,000 parts of an entry", () -> (header + "\r\n" + row.get().replace("~Мария", "~".repeat(60_000))).getBytes(charset));
        add("bg", "a name of 60,000 letters", () -> (header + "\r\n" + row.get().replace("Щърбанов", "Щ".repeat(60_000))).getBytes(charset));
        add("bg", "a text of 60,000 escapes", () -> (header + "\r\n" + row.get().replace("Първи", "\\n".repeat(30_000))).getBytes(charset));
        add("bg", "a level of 60,000 spaces", () -> (header + "\r\n" + row.get().replace("Некласифицирана информация", "Н" + " ".repeat(60_000) + "x")).getBytes(charset));
        add("bg", "a mebibyte in cells under their limit", () -> (header + "\r\n" + String.join(";", java.util.Collections.nCopies(34, "9".repeat(30_000)))).getBytes(charset));
        add("bg", "a mebibyte of list entries", () -> (header + "\r\n" + String.join(";", java.util.Collections.nCopies(34, "а|".repeat(15_000)))).getBytes(charset));
        add("bg", "an undecodable byte", () -> joined((header + "\r\n").getBytes(charset), new byte[] {(byte) 0x98}));
        add("bg", "a formula", () -> (header + "\r\n" + row.get().replace("Hai Tun", "=cmd()")).getBytes(charset));
        add("bg", "over 64 MiB", () -> new byte[64 * MEBI + 1]);
    }

    private void records() throws Exception {
        byte[] sample = Files.readAllBytes(sample("ly", "maximal"));
        byte[] header = Arrays.copyOf(sample, 402);
        byte[] lead = Arrays.copyOfRange(sample, 402, 804);
        byte[] text = Arrays.copyOfRange(sample, 804, 1206);
        add("ly", "no trailer", () -> Arrays.copyOf(sample, sample.length - 402));
        add("ly", "60 MiB of line breaks", () -> "\r\n".repeat(30 * MEBI).getBytes(BYTES));
        add("ly", "one record of 60 MiB", () -> filled(60 * MEBI, (byte) 'N'));
        add("ly", "a group of 40 MiB", () -> file(header, repeated(text, 99_990), lead));
        add("ly", "a group of a mebibyte of texts", () -> file(header, repeated(text, 2_600), lead));
        add("ly", "a group of a mebibyte of unknown records", () -> file(header, repeated(new byte[402], 2_600), lead));
        add("ly", "a group of a mebibyte of persons", () -> file(header, repeated(record(sample, 'P'), 2_600), lead));
        add("ly", "a group of a mebibyte of boats", () -> file(header, repeated(record(sample, 'B'), 2_600), lead));
        add("ly", "100,000 groups", () -> file(header, repeated(lead, 99_999), lead));
        add("ly", "100,001 groups", () -> file(header, repeated(lead, 100_000), lead));
        add("ly", "every byte in each field", () -> file(header, every(lead), lead));
        add("ly", "over 64 MiB", () -> new byte[64 * MEBI + 1]);
    }

    private static byte[] record(byte[] sample, char letter) {
        int at = 0;
        while (sample[at] != letter) {
            at += 402;
        }
        return Arrays.copyOfRange(sample, at, at + 402);
    }

    private static byte[] every(byte[] lead) {
        ByteArrayOutputStream groups = new ByteArrayOutputStream();
        for (int value = 0; value < 256; value++) {
            byte[] group = lead.clone();
            Arrays.fill(group, 1, 380, (byte) value);
            groups.writeBytes(group);
        }
        return groups.toByteArray();
    }

    /** A file of records with a right trailer. */
    private static byte[] file(byte[] header, byte[] more, byte[] lead) {
        byte[] records = joined(header, joined(lead, more));
        CRC32 crc = new CRC32();
        crc.update(records);
        byte[] trailer = filled(402, (byte) ' ');
        byte[] said = String.format(Locale.ROOT, "Z%06d%08X", records.length / 402, crc.getValue()).getBytes(BYTES);
        System.arraycopy(said, 0, trailer, 0, said.length);
        trailer[400] = '\r';
        trailer[401] = '\n';
        return joined(records, trailer);
    }

    private static byte[] repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] filled(int length, byte value) {
        byte[] all = new byte[length];
        Arrays.fill(all, value);
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Path sample(String partner, String name) {
        return SAMPLES.resolve(partner).resolve("in").resolve(name + "." + EXTENSIONS.get(partner));
    }

    private void add(String partner, String name, Supplier<byte[]> message) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(partner));
        Files.write(folder.resolve(String.format(Locale.ROOT, "%03d %s", ++number, name)), message.get());
    }
}
