package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts by hand what was sent: by code of its own over the notifications, so that it has no fault in common with the
 * hub. How crossings are estimated it takes from the page for operators.
 */
final class FactsRecount {

    private static final Path PAGE = Path.of("docs/operate/picture.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+)` \\| (\\d+) \\| (\\d+) m \\| (\\d+) \\|$");

    final List<Sent> accepted = new ArrayList<>();
    private final Map<String, int[]> estimates = new HashMap<>();

    FactsRecount() throws IOException {
        for (MatchResult row : ROW.matcher(Files.readString(PAGE)).results().toList()) {
            estimates.put(row.group(1), new int[] {
                Integer.parseInt(row.group(2)), Integer.parseInt(row.group(3)), Integer.parseInt(row.group(4))
            });
        }
    }

    /**
     * A notification that was accepted.
     *
     * @param given what of it each partner has; changed as that changes, likewise {@code held}
     */
    record Sent(long entry, JsonNode whole, LocalDate day, Map<String, JsonNode> given, Map<String, JsonNode> held) {

        String sender() {
            return whole.get("sender").asText();
        }

        String reference() {
            return sender() + " " + whole.get("id").asText();
        }
    }

    /** By what each number is of: its value, and of how many notifications it is. */
    Map<String, String> of(@Nullable String partner, String by) {
        Map<String, Sent> last = new LinkedHashMap<>();
        for (Sent sent : accepted) {
            if (partner == null || sent.sender().equals(partner) || sent.given().containsKey(partner)) {
                last.put(sent.reference(), sent);
            }
        }
        Map<String, BigDecimal> values = new TreeMap<>();
        Map<String, Integer> notifications = new TreeMap<>();
        Map<String, List<BigDecimal>> prices = new TreeMap<>();
        for (Sent sent : last.values()) {
            boolean isOwn = partner == null || sent.sender().equals(partner);
            JsonNode seen =
                    isOwn ? sent.whole() : Objects.requireNonNull(sent.given().get(partner));
            if (seen.get("action").asText().equals("CANCEL")) {
                continue;
            }
            String of = group(sent, by) + "|"
                    + mark(seen, partner == null && !sent.held().isEmpty()) + "|";
            Set<String> said = new HashSet<>();
            numbers(seen).forEach(each -> {
                values.merge(of + each.what(), each.value(), BigDecimal::add);
                said.add(of + each.what());
            });
            said.forEach(what -> notifications.merge(what, 1, Integer::sum));
            JsonNode price = seen.at("/advert/price");
            if (!price.isMissingNode()) {
                String what = price.get("per").asText() + "|"
                        + seen.at("/advert/route").asText() + "|"
                        + price.get("currency").asText();
                prices.computeIfAbsent(of + "%s|" + what, each -> new ArrayList<>())
                        .add(price.get("amount").decimalValue());
            }
        }
        Map<String, String> all = new TreeMap<>();
        values.forEach((what, value) -> all.put(what, text(value, notifications.getOrDefault(what, 0))));
        prices.forEach((what, some) -> prices(all, what, some.stream().sorted().toList()));
        return all;
    }

    private static void prices(Map<String, String> all, String what, List<BigDecimal> some) {
        int size = some.size();
        BigDecimal middle = size % 2 == 1
                ? some.get(size / 2)
                : some.get(size / 2 - 1).add(some.get(size / 2)).divide(new BigDecimal(2), 3, RoundingMode.HALF_EVEN);
        all.put(what.formatted("PRICE_LOWEST"), text(some.get(0), size));
        all.put(what.formatted("PRICE_MEDIAN"), text(middle, size));
        all.put(what.formatted("PRICE_HIGHEST"), text(some.get(size - 1), size));
    }

    static String text(BigDecimal value, long notifications) {
        return value.stripTrailingZeros().toPlainString() + " of " + notifications;
    }

    private static String group(Sent sent, String by) {
        return switch (by) {
            case "PARTNER" -> sent.sender();
            case "COUNTRY" -> sent.whole().at("/event/place/country").asText();
            case "TYPE" -> sent.whole().get("type").asText();
            case "WEEK" ->
                sent.day().get(WeekFields.ISO.weekBasedYear())
                        + "-W"
                        + String.format("%02d", sent.day().get(WeekFields.ISO.weekOfWeekBasedYear()));
            case "MONTH" -> YearMonth.from(sent.day()).toString();
            default -> "";
        };
    }

    private static String mark(JsonNode seen, boolean isHeld) {
        return seen.at("/grading/suspectedFalse").asBoolean() ? "SUSPECTED_FALSE" : isHeld ? "HELD" : "NONE";
    }

    private record Counted(String what, BigDecimal value) {}

    private List<Counted> numbers(JsonNode one) {
        List<Counted> all = new ArrayList<>();
        String type = one.get("type").asText();
        all.add(new Counted("NOTIFICATION|" + type + "|null|null", BigDecimal.ONE));
        for (JsonNode vessel : one.path("vessels")) {
            all.add(new Counted("VESSEL|" + vessel.get("kind").asText() + "|null|null", BigDecimal.ONE));
            if (type.equals("SEIZURE") || type.equals("RAID")) {
                all.add(crossing(vessel));
            }
        }
        for (JsonNode engine : one.path("engines")) {
            all.add(new Counted("ENGINE|null|null|null", engine.isEmpty() ? BigDecimal.ZERO : BigDecimal.ONE));
        }
        for (JsonNode item : one.path("items")) {
            String what = "ITEM|" + item.get("kind").asText() + "|null|"
                    + item.path("currency").asText("null");
            all.add(new Counted(what, item.get("quantity").decimalValue()));
        }
        for (JsonNode person : one.path("persons")) {
            all.add(new Counted("PERSON|" + person.get("role").asText() + "|null|null", BigDecimal.ONE));
        }
        for (String count : List.of("dead", "onBoard")) {
            if (one.path("counts").has(count)) {
                String kind = count.equals("dead") ? "DEAD" : "ON_BOARD";
                all.add(new Counted(
                        "COUNT|" + kind + "|null|null",
                        one.get("counts").get(count).decimalValue()));
            }
        }
        if (one.has("advert")) {
            all.add(new Counted("ADVERT|" + one.at("/advert/platform").asText() + "|null|null", BigDecimal.ONE));
        }
        return all;
    }

    private Counted crossing(JsonNode vessel) {
        String estimated = "CROSSINGS_PREVENTED_ESTIMATE|BY_%s|null|null";
        if (vessel.has("capacity")) {
            return new Counted(
                    estimated.formatted("CAPACITY"), vessel.get("capacity").decimalValue());
        }
        int[] estimate = Objects.requireNonNull(estimates.get(vessel.get("kind").asText()));
        BigDecimal metres =
                vessel.has("lengthMetres") ? vessel.get("lengthMetres").decimalValue() : new BigDecimal(estimate[1]);
        BigDecimal people = metres.multiply(new BigDecimal(estimate[0])).setScale(0, RoundingMode.DOWN);
        return new Counted(estimated.formatted("LENGTH"), people.min(new BigDecimal(estimate[2])));
    }
}
