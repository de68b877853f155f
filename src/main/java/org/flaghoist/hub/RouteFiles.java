package org.flaghoist.hub;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.MessageStep;
import org.flaghoist.notification.SetupFaults;
import org.springframework.core.io.Resource;

/**
 * Sees that each queue and each bean that a route file names is there: a consumer of a misspelt queue would wait for
 * good, and Camel stops at the first bean that it misses.
 */
final class RouteFiles {

    private static final Pattern ADDRESS = Pattern.compile("jms(?::(?:queue:)?(?<queue>[^?]*))?(?:\\?.*)?");
    private static final String TOPIC = "jms:topic:" + QueueNames.EVENTS;
    private static final Pattern BEAN = Pattern.compile("#(?:bean:)?(?<name>\\w+)");
    private static final String PARTNER = "{{partner}}";

    private final List<Resource> files;
    private final Predicate<String> beans;

    /** @param beans whether there is a bean of that name */
    RouteFiles(List<Resource> files, Predicate<String> beans) {
        this.files = files;
        this.beans = beans;
    }

    void check(BrokerPlan plan, SetupFaults faults) throws IOException {
        if (files.isEmpty()) {
            faults.add(
                    Path.of("routes").toAbsolutePath(),
                    1,
                    "folder",
                    "holds no route file; start the hub in the directory that has them, or correct"
                            + " camel.main.routes-include-pattern (it follows no links to directories)");
        }
        for (Resource file : files) {
            check(file, plan, faults);
        }
    }

    private void check(Resource file, BrokerPlan plan, SetupFaults faults) throws IOException {
        Path path = shown(file);
        try (JsonParser parser = new YAMLFactory().createParser(file.getInputStream())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    int line = parser.currentTokenLocation().getLineNr();
                    String key = Objects.requireNonNullElse(parser.currentName(), "route");
                    faults(parser, plan).forEach(fault -> faults.add(path, line, key, fault));
                }
            }
        }
    }

    private Stream<String> faults(JsonParser parser, BrokerPlan plan) throws IOException {
        String text = parser.getText();
        Matcher bean = BEAN.matcher(text);
        if (bean.matches() || "ref".equals(parser.currentName())) {
            return Stream.of(bean.matches() ? bean.group("name") : text)
                    .filter(beans.negate())
                    .map(name -> "there is no bean '" + name + "'; its name is misspelt");
        }
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches() || text.equals(TOPIC)) {
            return Stream.empty();
        }
        String queue = address.group("queue") == null ? "" : address.group("queue");
        return missing(queue, consumes(parser.getParsingContext()), plan).map(missing -> fault(queue, missing));
    }

    private static boolean consumes(JsonStreamContext context) {
        JsonStreamContext around = context.getParent();
        return "from".equals(context.getCurrentName()) || (around != null && "from".equals(around.getCurrentName()));
    }

    private static Stream<String> missing(String queue, boolean consumed, BrokerPlan plan) {
        // The hub gives the queue, from its own list.
        if (queue.equals(consumed ? PartnerRoutes.QUEUE : MessageStep.QUEUE)) {
            return Stream.empty();
        }
        Set<String> there = plan.queues().collect(Collectors.toSet());
        Stream<String> names = queue.contains(PARTNER)
                ? plan.partners().stream().map(partner -> queue.replace(PARTNER, partner))
                : Stream.of(queue);
        // One fault for each place, not for each partner.
        return names.filter(name -> !there.contains(name)).limit(1);
    }

    private static String fault(String queue, String name) {
        if (queue.isEmpty()) {
            return "names no queue; write jms:queue:<name>";
        }
        String which =
                queue.equals(name) ? "queue '" + queue + "'" : "queue '" + queue + "', for instance '" + name + "',";
        return which
                + " is none of the hub's; the name is misspelt, or write in., out., urgent.out., held., dead.in. or"
                + " dead.out. before " + PARTNER;
    }

    private static Path shown(Resource file) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
