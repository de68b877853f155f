package org.flaghoist.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What a hub's console answers somebody who asks every MBean for everything: attributes, operations, lists. */
record AllBeansAsked(Browser browser) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> ARGUMENTS = Map.of("boolean", true, "int", 100, "long", 1);
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    String attributes() throws Exception {
        StringBuilder all = new StringBuilder();
        all.append(browser.ask(request("read").put("mbean", "*:*").toString()).body());
        for (ObjectName bean : new TreeSet<>(BEANS.queryNames(null, null))) {
            ArrayNode questions = JSON.createArrayNode();
            questions.add(request("read").put("mbean", bean.getCanonicalName()));
            questions
                    .addObject()
                    .put("type", "read")
                    .put("mbean", bean.getCanonicalName())
                    .putObject("config")
                    .put("ignoreErrors", true);
            for (MBeanAttributeInfo attribute : BEANS.getMBeanInfo(bean).getAttributes()) {
                questions.add(
                        request("read").put("mbean", bean.getCanonicalName()).put("attribute", attribute.getName()));
            }
            all.append(browser.ask(questions.toString()).body()).append('\n');
        }
        return all.toString();
    }

    /** Those that are refused are refused before they run. */
    String operations() throws Exception {
        StringBuilder all = new StringBuilder();
        all.append(browser.ask(request("search").put("mbean", "*:*").toString()).body());
        all.append(browser.ask(request("list").toString()).body());
        for (ObjectName bean : new TreeSet<>(BEANS.queryNames(null, null))) {
            MBeanInfo info = BEANS.getMBeanInfo(bean);
            ArrayNode questions = JSON.createArrayNode();
            Stream.of(info.getOperations()).forEach(operation -> questions.add(run(bean, operation)));
            if (!questions.isEmpty()) {
                all.append(browser.ask(questions.toString()).body()).append('\n');
            }
        }
        return all.toString();
    }

    /** What each queue answers to how many of its messages have which value of a property. */
    String counted(String property) throws Exception {
        ArrayNode questions = JSON.createArrayNode();
        for (ObjectName bean :
                BEANS.queryNames(new ObjectName("org.apache.activemq.artemis:subcomponent=queues,*"), null)) {
            questions.add(request("exec")
                    .put("mbean", bean.getCanonicalName())
                    .put("operation", "countMessages(java.lang.String,java.lang.String)")
                    .set("arguments", JSON.createArrayNode().add("").add(property)));
        }
        return browser.ask(questions.toString()).body();
    }

    private static ObjectNode run(ObjectName bean, MBeanOperationInfo operation) {
        String types = Stream.of(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .collect(Collectors.joining(",", "(", ")"));
        ObjectNode request =
                request("exec").put("mbean", bean.getCanonicalName()).put("operation", operation.getName() + types);
        ArrayNode arguments = request.putArray("arguments");
        Stream.of(operation.getSignature())
                .forEach(parameter -> arguments.addPOJO(ARGUMENTS.getOrDefault(parameter.getType(), "")));
        return request;
    }

    private static ObjectNode request(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
