package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.RuntimeOperationsException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jspecify.annotations.Nullable;

/** All that this JVM's MBeans, and a hub's console, show, as text. */
final class EverythingShown {

    /** Operations that only look, by their names. */
    private static final Pattern LOOKING = Pattern.compile(
            "(dump|list|get|browse|count|explain|find|is|has|info|picture|hour|groups|page|me|legalHolds|canInvoke).*");

    private static final List<String> PATHS = List.of(
            "/",
            "/login?error",
            "/actuator",
            "/actuator/health",
            "/actuator/health/readiness",
            "/actuator/prometheus",
            "/actuator/env",
            "/actuator/configprops",
            "/actuator/beans",
            "/actuator/loggers",
            "/actuator/heapdump",
            "/actuator/hawtio/index.html",
            "/actuator/hawtio/user",
            "/actuator/hawtio/jolokia/list",
            "/actuator/jolokia/list",
            "/actuator/jolokia/version");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    private EverythingShown() {}

    /** Every attribute, also those that the console hides. */
    static String byMBeans() throws JMException {
        StringBuilder all = new StringBuilder();
        for (ObjectName bean : new TreeSet<>(BEANS.queryNames(null, null))) {
            for (MBeanAttributeInfo attribute : BEANS.getMBeanInfo(bean).getAttributes()) {
                all.append(bean + " " + attribute.getName() + " " + attribute(bean, attribute.getName()) + "\n");
            }
        }
        return all.toString();
    }

    private static String attribute(ObjectName bean, String name) {
        try {
            return text(BEANS.getAttribute(bean, name));
        } catch (JMException | RuntimeMBeanException | RuntimeOperationsException e) {
            // Some of the JVM's are not supported on every machine; what is said then counts, too.
            return e + " " + e.getCause();
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Object[] list) {
            return Arrays.stream(list).map(EverythingShown::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof TabularData table) {
            return table.values().stream().map(EverythingShown::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof CompositeData record) {
            return record.getCompositeType().keySet().stream()
                    .map(key -> key + "=" + text(record.get(key)))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return String.valueOf(value);
    }

    /** What pages, attributes and looking operations answer whoever is logged in. */
    static String byConsole(Browser browser) throws Exception {
        StringBuilder all = new StringBuilder();
        for (String path : PATHS) {
            all.append(path).append(' ').append(browser.open(path).body()).append('\n');
        }
        all.append(browser.ask(request("read").put("mbean", "*:*").toString()).body())
                .append('\n');
        for (ObjectName bean : new TreeSet<>(BEANS.queryNames(null, null))) {
            all.append(lookingAt(bean, browser)).append('\n');
        }
        return all.toString();
    }

    /** One question for all operations of it: thousands of their own would take minutes. */
    private static String lookingAt(ObjectName bean, Browser browser) throws Exception {
        ArrayNode questions = JSON.createArrayNode();
        Stream.of(BEANS.getMBeanInfo(bean).getOperations())
                .filter(operation -> LOOKING.matcher(operation.getName()).matches())
                .forEach(operation -> questions.add(looking(bean, operation)));
        if (questions.isEmpty()) {
            return "";
        }
        String answers = browser.ask(questions.toString()).body();
        if (JSON.readTree(answers).isArray()) {
            assertThat(JSON.readTree(answers)).as("answers about %s", bean).hasSize(questions.size());
            return answers;
        }
        // One question that is none, as its argument is no map, and all are refused.
        StringBuilder each = new StringBuilder(answers);
        for (JsonNode question : questions) {
            each.append('\n').append(browser.ask(question.toString()).body());
        }
        return each.toString();
    }

    private static ObjectNode looking(ObjectName bean, MBeanOperationInfo operation) {
        String types = Stream.of(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .collect(Collectors.joining(",", "(", ")"));
        ObjectNode request = request("exec").put("mbean", bean.getCanonicalName());
        request.put("operation", operation.getName() + types);
        Stream.of(operation.getSignature())
                .forEach(parameter ->
                        request.withArray("arguments").addPOJO(ARGUMENTS.getOrDefault(parameter.getType(), "")));
        return request;
    }

    private static final Map<String, Object> ARGUMENTS = Map.of("boolean", true, "int", 100, "long", 1);

    private static ObjectNode request(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
