package org.flaghoist.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.ldap.Rdn;
import org.apache.activemq.artemis.core.security.CheckType;
import org.flaghoist.notification.UrgencyLook;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Quota;

/**
 * What an external broker's files say of the partners, so that {@link QueueCheck} has nothing to report: parts of
 * broker.xml, and lines of users.properties and roles.properties.
 *
 * @param rememberedSends as {@link BrokerSettings#rememberedSends}
 * @param looks by partner, how what is urgent of it looks
 */
public record PartnerParts(BrokerPlan plan, int rememberedSends, Map<String, UrgencyLook> looks) {

    private static final List<CheckType> HUBS = List.of(CheckType.SEND, CheckType.CONSUME, CheckType.BROWSE);

    /** By name, the parts of broker.xml. */
    public Map<String, String> ofBrokerXml() {
        Map<String, String> parts = new LinkedHashMap<>();
        // What is fetched from the others' servers the hub marks.
        parts.put("urgency", each(plan.users().keySet().stream().filter(looks::containsKey), this::urgency));
        parts.put("rights", each(plan.users().keySet().stream(), this::rights));
        parts.put("address-settings", each(plan.partners().stream(), this::addressSettings));
        parts.put("addresses", each(plan.partners().stream(), this::addresses));
        parts.put("diverts", each(plan.partners().stream(), PartnerParts::divert));
        return parts;
    }

    private static String each(Stream<String> names, Function<String, String> part) {
        return names.map(part).collect(Collectors.joining());
    }

    private String urgency(String partner) {
        return UrgencyProperties.of(partner, Objects.requireNonNull(looks.get(partner))).entrySet().stream()
                .map(property -> "        <property key=\"" + property.getKey() + "\" value=\""
                        + escaped(property.getValue()) + "\"/>\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private String rights(String partner) {
        return Stream.of(QueueNames.in(partner), QueueNames.out(partner))
                .map(address -> "      <security-setting match=\"" + address + "\">\n"
                        + HUBS.stream().map(right -> permission(address, right)).collect(Collectors.joining())
                        + "      </security-setting>\n")
                .collect(Collectors.joining());
    }

    private String permission(String address, CheckType right) {
        String roles = Stream.concat(
                        Stream.of(BrokerRights.HUB),
                        plan.users().keySet().stream()
                                .filter(partner ->
                                        BrokerRights.of(partner, address).contains(right)))
                .collect(Collectors.joining(","));
        return "        <permission type=\"" + right.name().toLowerCase(Locale.ROOT) + "\" roles=\"" + roles + "\"/>\n";
    }

    private String addressSettings(String partner) {
        StringBuilder in = new StringBuilder(element("dead-letter-address", QueueNames.deadIn(partner)));
        if (!plan.quota(partner).equals(Quota.DEFAULT)) {
            in.append(element(
                    "max-size-bytes-reject-threshold",
                    Long.toString(plan.quota(partner).bytes())));
        }
        if (plan.servers().containsKey(partner)) {
            in.append(element("id-cache-size", Integer.toString(rememberedSends)));
        }
        String out = element("dead-letter-address", QueueNames.deadOut(partner));
        return each(plan.waysIn(partner), way -> addressSetting(way, in.toString()))
                + each(plan.waysOut(partner), way -> addressSetting(way, out));
    }

    private static String addressSetting(String address, String elements) {
        return "      <address-setting match=\"" + address + "\">\n" + elements + "      </address-setting>\n";
    }

    private static String element(String name, String value) {
        return "        <" + name + ">" + value + "</" + name + ">\n";
    }

    private String addresses(String partner) {
        return plan.queues(partner)
                .map(queue -> "      <address name=\"" + queue + "\"><anycast><queue name=\"" + queue + "\""
                        + (plan.isExclusive(queue) ? " exclusive=\"true\"" : "") + "/></anycast></address>\n")
                .collect(Collectors.joining());
    }

    private static String divert(String partner) {
        return "      <divert name=\"" + UrgentCopy.name(partner) + "\">\n"
                + element("transformer-class-name", UrgentCopy.class.getName())
                + element("address", QueueNames.in(partner))
                + element("forwarding-address", QueueNames.urgentIn(partner))
                + "        <filter string=\"" + UrgentCopy.FILTER + "\"/>\n"
                + element("exclusive", "false")
                + element("routing-type", "ANYCAST")
                + "      </divert>\n";
    }

    /**
     * The lines of users.properties.
     *
     * @param there by user, the line that is there: the subject of its certificate may be any
     */
    public String users(Map<String, String> there) {
        return plan.users().values().stream()
                .map(Jms::user)
                .map(user -> there.containsKey(user)
                        ? there.get(user) + "\n"
                        : PropertyLine.of(user, "CN=" + Rdn.escapeValue(user)))
                .collect(Collectors.joining());
    }

    /** The lines of roles.properties. */
    public String roles() {
        return plan.users().entrySet().stream()
                .map(entry -> PropertyLine.of(entry.getKey(), entry.getValue().user()))
                .collect(Collectors.joining());
    }
}
