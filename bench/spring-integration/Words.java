package org.flaghoist.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A partner's words for British ones, by the hub's code tables, and what else is the same for all renderings. */
final class Words {

    /** What is counted, in the order in which all partners have it. */
    static final List<String> COUNTS =
            List.of("arrested", "deceased", "injured", "missing", "rescued", "onBoard", "housed");

    private static final DateTimeFormatter BRITISH_DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final BigDecimal METRES = new BigDecimal("0.3048");
    private static final BigDecimal KILOWATTS = new BigDecimal("0.74569987");
    private static final BigDecimal METRIC_HORSEPOWER = new BigDecimal("1.01386967");
    private static final Map<String, String> COUNTRIES = new HashMap<>();

    static {
        for (String country : Locale.getISOCountries()) {
            COUNTRIES.put(new Locale("", country).getISO3Country(), country);
        }
    }

    private final Path mappings;
    private final String partner;
    private final Map<String, String> sources;
    private final Map<String, String> assessments;

    Words(Path mappings, String partner) {
        this.mappings = mappings;
        this.partner = partner;
        sources = eu("source-to-eu");
        assessments = eu("assessment-to-eu");
    }

    private Map<String, String> eu(String table) {
        Map<String, String> grades = new HashMap<>();
        read("uk", table).forEach(row -> grades.put(row.get(0), row.get(1)));
        return grades;
    }

    String source(JsonNode in) {
        return word(sources, in.path("intelGrading"), "source");
    }

    String information(JsonNode in) {
        return word(assessments, in.path("intelGrading"), "assessment");
    }

    /** @return from the British word to the partner's */
    Map<String, String> table(String british, String theirs) {
        Map<String, String> byHub = new HashMap<>();
        read(partner, theirs).forEach(row -> byHub.putIfAbsent(row.get(1), row.get(0)));
        Map<String, String> words = new HashMap<>();
        read("uk", british).forEach(row -> words.put(row.get(0), byHub.get(row.get(1))));
        return words;
    }

    private List<List<String>> read(String folder, String table) {
        List<List<String>> rows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(mappings.resolve(folder).resolve(table + ".csv"))) {
                if (!line.startsWith("#")) {
                    rows.add(List.of(line.split(";")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** @return null where there is no text */
    static String text(JsonNode of, String member) {
        JsonNode there = of.path(member);
        return there.isNumber() ? there.decimalValue().toPlainString() : there.textValue();
    }

    static String word(Map<String, String> table, JsonNode of, String member) {
        String british = of.path(member).textValue();
        if (british == null) {
            return null;
        }
        String theirs = table.get(british);
        if (theirs == null) {
            throw new IllegalArgumentException(member + ": no word for " + british);
        }
        return theirs;
    }

    static String country(JsonNode of, String member) {
        return word(COUNTRIES, of, member);
    }

    static String moment(JsonNode of, String member, ZoneId zone, DateTimeFormatter form) {
        String text = of.path(member).textValue();
        return text == null ? null : OffsetDateTime.parse(text).atZoneSameInstant(zone).format(form);
    }

    static String day(JsonNode of, String member, DateTimeFormatter form) {
        String text = of.path(member).textValue();
        return text == null ? null : LocalDate.parse(text, BRITISH_DAY).format(form);
    }

    static BigDecimal metres(JsonNode feet) {
        return converted(feet, METRES, 2);
    }

    static BigDecimal kilowatts(JsonNode horsepower) {
        return converted(horsepower, KILOWATTS, 1);
    }

    static BigDecimal metricHorsepower(JsonNode horsepower) {
        return converted(horsepower, METRIC_HORSEPOWER, 1);
    }

    static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    static String hull(JsonNode craft) {
        String hull = text(craft, "hullId");
        return hull == null ? null : hull.replace("-", "");
    }

    private static BigDecimal converted(JsonNode number, BigDecimal factor, int places) {
        return number.isNumber()
                ? number.decimalValue().multiply(factor).setScale(places, RoundingMode.HALF_UP).stripTrailingZeros()
                : null;
    }
}
