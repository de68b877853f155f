package org.flaghoist.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.flaghoist.console.ConsoleUser.Role;

/**
 * What the console may be used for. Whatever is not listed here is refused to everybody: the JVM offers operations
 * that run commands, load code and show the environment.
 */
final class Rights {

    static final String CAMEL = "org.apache.camel";
    static final String ARTEMIS = "org.apache.activemq.artemis";
    static final String HUB = "org.flaghoist";

    /** MBeans of other domains are hidden; of java.lang those that show no environment. */
    private static final Set<String> SHOWN = Set.of(CAMEL, ARTEMIS, HUB, "hawtio", "jolokia", "hub");

    private static final Set<String> SHOWN_OF_JAVA =
            Set.of("Memory", "Threading", "OperatingSystem", "GarbageCollector", "MemoryPool", "ClassLoading");

    // Messages may be counted, not read: their bodies have personal data, and reading has to leave an event. Nor may
    // they be counted by a property: the answers show what it says.
    private static final Map<String, Pattern> LOOKING = Map.of(
            CAMEL,
            named("dumpRoutesAsXml|dumpRouteAsXml|dumpRoutesStatsAsXml|dumpRouteStatsAsXml"
                    + "|dumpRouteGroupsAsXml|dumpStepStatsAsXml|dumpRoutesSourceLocationsAsXml"
                    + "|dumpRouteSourceLocationsAsXml|dumpRoutesCoverageAsXml|dumpStatsAsJSon"
                    + "|listEips|listComponents"),
            ARTEMIS,
            Pattern.compile(
                    "countMessages\\(\\)|" + named("listQueues|listAddresses|listConsumers|getRoutingTypesAsJSON")),
            "hawtio",
            named("list|canInvoke"),
            "hub",
            named("canInvoke"));

    private static final Pattern CAMEL_ACTS = Pattern.compile("(start|stop|suspend|resume)(\\(\\))?");
    /** The hub's own operations, by the MBean's type. */
    private static final Map<String, Map<String, Role>> OWN = Map.ofEntries(
            Map.entry("Session", Map.of("me", Role.VIEWER)),
            Map.entry("Exchange", Map.of("picture", Role.VIEWER, "hour", Role.VIEWER)),
            Map.entry("Picture", Map.of("show", Role.VIEWER, "behind", Role.VIEWER, "months", Role.VIEWER)),
            Map.entry(
                    "Notifications",
                    Map.of(
                            "search", Role.VIEWER,
                            "find", Role.OPERATOR,
                            "searches", Role.OPERATOR,
                            "show", Role.VIEWER,
                            "bodies", Role.OPERATOR,
                            "difference", Role.OPERATOR)),
            Map.entry("Linked", Map.of("show", Role.OPERATOR, "list", Role.OPERATOR)),
            Map.entry("DeadLetters", deadLetters()),
            Map.entry("Unknown", Map.of("list", Role.OPERATOR, "setAside", Role.OPERATOR)),
            Map.entry(
                    "Holds",
                    Map.of(
                            "list", Role.VIEWER,
                            "show", Role.OPERATOR,
                            "release", Role.RELEASER,
                            "refuse", Role.RELEASER)),
            Map.entry(
                    "Partner",
                    Map.of(
                            "pause", Role.OPERATOR,
                            "activate", Role.OPERATOR,
                            "test", Role.OPERATOR,
                            "testConnection", Role.OPERATOR,
                            "maintain", Role.OPERATOR,
                            "endMaintenance", Role.OPERATOR)),
            Map.entry(
                    "SendAgain",
                    Map.of(
                            "list", Role.VIEWER,
                            "preview", Role.OPERATOR,
                            "send", Role.OPERATOR,
                            "stop", Role.OPERATOR)),
            Map.entry("Recall", Map.of("list", Role.VIEWER, "recall", Role.OPERATOR, "withdraw", Role.OPERATOR)),
            Map.entry("Overdue", Map.of("list", Role.VIEWER)),
            Map.entry("Codes", Map.of("list", Role.OPERATOR, "meanings", Role.OPERATOR, "propose", Role.OPERATOR)),
            Map.entry("Tryout", Map.of("file", Role.OPERATOR, "text", Role.OPERATOR)),
            Map.entry("Changes", changes()),
            Map.entry("Reload", Map.of("list", Role.VIEWER, "ask", Role.OPERATOR)),
            Map.entry("Connection", Map.of("tryNow", Role.OPERATOR)),
            Map.entry("Audit", Map.of("list", Role.VIEWER)),
            Map.entry("Alarms", Map.of("list", Role.VIEWER, "acknowledge", Role.OPERATOR)),
            Map.entry(
                    "Shift",
                    Map.of(
                            "show", Role.OPERATOR,
                            "take", Role.OPERATOR,
                            "giveBack", Role.OPERATOR,
                            "note", Role.OPERATOR)),
            Map.entry("Ledger", Map.of("verify", Role.OPERATOR)),
            Map.entry("Backup", Map.of("make", Role.OPERATOR, "last", Role.OPERATOR)),
            Map.entry(
                    "Retention",
                    Map.of(
                            "receivedBy", Role.VIEWER,
                            "legalHolds", Role.VIEWER,
                            "setLegalHold", Role.RELEASER,
                            "liftLegalHold", Role.RELEASER,
                            "erase", Role.RELEASER,
                            "requests", Role.VIEWER,
                            "withdraw", Role.RELEASER,
                            "clockIsRight", Role.RELEASER)));

    private Rights() {}

    static boolean isShown(ObjectName bean) {
        return SHOWN.contains(bean.getDomain())
                || (bean.getDomain().equals("java.lang") && SHOWN_OF_JAVA.contains(bean.getKeyProperty("type")));
    }

    /** The least that somebody must be to run an operation; empty where nobody may. */
    static Optional<Role> needed(ObjectName bean, String operation) {
        String name = nameOf(operation);
        if (bean.getDomain().equals(HUB)) {
            return Optional.ofNullable(
                    OWN.getOrDefault(bean.getKeyProperty("type"), Map.of()).get(name));
        }
        Pattern looking = LOOKING.get(bean.getDomain());
        if (looking != null && looking.matcher(operation).matches()) {
            return Optional.of(Role.VIEWER);
        }
        return isRouteAct(bean, operation) ? Optional.of(Role.OPERATOR) : Optional.empty();
    }

    private static Map<String, Role> changes() {
        return Map.of(
                "list", Role.VIEWER,
                "show", Role.VIEWER,
                "patch", Role.VIEWER,
                "propose", Role.OPERATOR,
                "withdraw", Role.OPERATOR,
                // To what was agreed to before.
                "back", Role.OPERATOR,
                // Who may have what is decided by it, as by a hold.
                "approve", Role.RELEASER,
                "refuse", Role.RELEASER);
    }

    private static Map<String, Role> deadLetters() {
        Map<String, Role> rights = new HashMap<>();
        List.of("list", "groups", "page").forEach(name -> rights.put(name, Role.VIEWER));
        List.of(
                        "show",
                        "preview",
                        "edit",
                        "editText",
                        "replay",
                        "replayThese",
                        "replayAll",
                        "discard",
                        "discardThese",
                        "discardAll",
                        "withdraw")
                .forEach(name -> rights.put(name, Role.OPERATOR));
        // Sealed contents, and what would else be a way around a hold.
        List.of("open", "shred", "withdrawShred", "agree").forEach(name -> rights.put(name, Role.RELEASER));
        return Map.copyOf(rights);
    }

    // Stopping the whole context would stop the hub.
    private static boolean isRouteAct(ObjectName bean, String operation) {
        return bean.getDomain().equals(CAMEL)
                && "routes".equals(bean.getKeyProperty("type"))
                && CAMEL_ACTS.matcher(operation).matches();
    }

    /** Of these names, with any signature. */
    private static Pattern named(String names) {
        return Pattern.compile("(?:" + names + ")(?:\\(.*\\))?");
    }

    /** Jolokia gives the operation with its signature. */
    private static String nameOf(String operation) {
        int bracket = operation.indexOf('(');
        return bracket < 0 ? operation : operation.substring(0, bracket);
    }
}
