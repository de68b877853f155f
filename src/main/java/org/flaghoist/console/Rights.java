package org.flaghoist.console;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.ObjectName;

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

    private Rights() {}

    static boolean isShown(ObjectName bean) {
        return SHOWN.contains(bean.getDomain())
                || (bean.getDomain().equals("java.lang") && SHOWN_OF_JAVA.contains(bean.getKeyProperty("type")));
    }

    /** Operations that change nothing. */
    static boolean isLooking(ObjectName bean, String operation) {
        Pattern allowed = LOOKING.get(bean.getDomain());
        return allowed != null && allowed.matcher(nameOf(operation)).matches();
    }

    /** Operations for operators. Stopping the whole context would stop the hub. */
    static boolean isActing(ObjectName bean, String operation) {
        return isOf(bean, CAMEL, "routes")
                ? CAMEL_ACTS.matcher(operation).matches()
                : isOf(bean, HUB, "Connection") && nameOf(operation).equals("tryNow");
    }

    private static boolean isOf(ObjectName bean, String domain, String type) {
        return bean.getDomain().equals(domain) && type.equals(bean.getKeyProperty("type"));
    }

    /** Jolokia gives the operation with its signature. */
    private static String nameOf(String operation) {
        int bracket = operation.indexOf('(');
        return bracket < 0 ? operation : operation.substring(0, bracket);
    }
}
