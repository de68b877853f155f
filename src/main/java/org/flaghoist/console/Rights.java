package org.flaghoist.console;

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

    // Messages may be counted, not read: their bodies have personal data, and reading has to leave an event.
    private static final Map<String, Pattern> LOOKING = Map.of(
            CAMEL,
            Pattern.compile("dumpRoutesAsXml|dumpRouteAsXml|dumpRoutesStatsAsXml|dumpRouteStatsAsXml"
                    + "|dumpRouteGroupsAsXml|dumpStepStatsAsXml|dumpRoutesSourceLocationsAsXml"
                    + "|dumpRouteSourceLocationsAsXml|dumpRoutesCoverageAsXml|dumpStatsAsJSon"
                    + "|listEips|listComponents"),
            ARTEMIS,
            Pattern.compile("countMessages|listQueues|listAddresses|listConsumers|getRoutingTypesAsJSON"),
            "hawtio",
            Pattern.compile("list|canInvoke|get[A-Z].*"),
            "jolokia",
            Pattern.compile("list|canInvoke|get[A-Z].*"),
            "hub",
            Pattern.compile("canInvoke"),
            HUB,
            Pattern.compile("verify"));

    private static final Pattern CAMEL_ACTS = Pattern.compile("(start|stop|suspend|resume)(\\(\\))?");
    /** The hub's own MBeans that people act on; what is not listed below is for operators. */
    private static final Set<String> ACTED_ON = Set.of("Partner", "Connection", "DeadLetters", "Holds");

    private static final Pattern LISTS = Pattern.compile("list");
    private static final Pattern HOLD_ACTS = Pattern.compile("release.*|refuse.*");

    private Rights() {}

    static boolean isShown(ObjectName bean) {
        return SHOWN.contains(bean.getDomain())
                || (bean.getDomain().equals("java.lang") && SHOWN_OF_JAVA.contains(bean.getKeyProperty("type")));
    }

    /** The least that somebody must be to run an operation; empty where nobody may. */
    static Optional<Role> needed(ObjectName bean, String operation) {
        String name = nameOf(operation);
        if (bean.getDomain().equals(HUB) && ACTED_ON.contains(bean.getKeyProperty("type"))) {
            return Optional.of(neededForOwn(bean, name));
        }
        Pattern looking = LOOKING.get(bean.getDomain());
        if (looking != null && looking.matcher(name).matches()) {
            return Optional.of(Role.VIEWER);
        }
        return isRouteAct(bean, operation) ? Optional.of(Role.OPERATOR) : Optional.empty();
    }

    private static Role neededForOwn(ObjectName bean, String name) {
        if (LISTS.matcher(name).matches()) {
            return Role.VIEWER;
        }
        boolean decides = "Holds".equals(bean.getKeyProperty("type"))
                && HOLD_ACTS.matcher(name).matches();
        return decides ? Role.RELEASER : Role.OPERATOR;
    }

    // Stopping the whole context would stop the hub.
    private static boolean isRouteAct(ObjectName bean, String operation) {
        return bean.getDomain().equals(CAMEL)
                && "routes".equals(bean.getKeyProperty("type"))
                && CAMEL_ACTS.matcher(operation).matches();
    }

    /** Jolokia gives the operation with its signature. */
    private static String nameOf(String operation) {
        int bracket = operation.indexOf('(');
        return bracket < 0 ? operation : operation.substring(0, bracket);
    }
}
