package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.flaghoist.Flaghoist;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Every operation that there is and somebody may run, and all of the hub's own: what is new is seen in
 * {@code src/test/resources/console-rights.txt}, with the least role, before anybody can run it. Likewise no attribute
 * of Camel's or the broker's can be read before it stands in {@code console-attributes.txt}.
 */
@Tag(HubFixture.OWN)
class RightsOfARunningHubTest {

    private static final Path ALLOWED = Path.of("src/test/resources/console-rights.txt");
    private static final Path HIDDEN = Path.of("src/test/resources/console-attributes-hidden.txt");

    @Test
    void allowsWhatTheListSaysAndNoMore(@TempDir Path data) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--flaghoist.data=" + data, "--server.port=" + FreePorts.next(), "--flaghoist.demo.samples=false"));
        Stream.of("flaghoist.broker.amqp-port", "flaghoist.broker.core-port")
                .forEach(name -> arguments.add("--" + name + "=" + FreePorts.next()));
        arguments.addAll(ShippedPartners.simulated());
        try (ConfigurableApplicationContext hub =
                SpringApplication.run(Flaghoist.class, arguments.toArray(String[]::new))) {
            assertThat(hub.isRunning()).isTrue();
            assertThat(operations()).containsExactlyElementsOf(lines(ALLOWED));
            assertThat(unreadable()).containsExactlyElementsOf(lines(HIDDEN));
            assertThat(withoutArguments())
                    .contains("agree needs a value for 'id'", "withdraw needs a value for 'act'")
                    .allMatch(said -> said.matches("[A-Za-z]+ needs a value for '[a-z][A-Za-z0-9]+'"));
        }
    }

    /** Of the broker's and Camel's MBeans. */
    private static Set<String> unreadable() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ReadableAttributes readable = ReadableAttributes.read();
        TreeSet<String> unreadable = new TreeSet<>();
        for (ObjectName bean : beans.queryNames(null, null)) {
            if (Rights.isShown(bean)) {
                Stream.of(beans.getMBeanInfo(bean).getAttributes())
                        .map(MBeanAttributeInfo::getName)
                        .filter(name -> !readable.has(bean, name))
                        .forEach(name -> unreadable.add(bean.getDomain() + " " + name));
            }
        }
        return unreadable;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static Set<String> operations() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        TreeSet<String> operations = new TreeSet<>();
        for (ObjectName bean : beans.queryNames(null, null)) {
            for (MBeanOperationInfo operation : beans.getMBeanInfo(bean).getOperations()) {
                String needed = Rights.needed(bean, signature(operation))
                        .map(Enum::name)
                        .orElse("nobody");
                boolean own = bean.getDomain().equals(Rights.HUB);
                if (own || !needed.equals("nobody")) {
                    operations.add("%s %s %s %s"
                            .formatted(bean.getDomain(), bean.getKeyProperty("type"), signature(operation), needed));
                }
            }
        }
        return operations;
    }

    /** What each of the hub's own says, asked with nothing for each of its arguments. */
    private static Set<String> withoutArguments() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        TreeSet<String> said = new TreeSet<>();
        for (ObjectName bean : beans.queryNames(ObjectName.getInstance(Rights.HUB + ":*"), null)) {
            for (MBeanOperationInfo operation : beans.getMBeanInfo(bean).getOperations()) {
                String[] types = Stream.of(operation.getSignature())
                        .map(MBeanParameterInfo::getType)
                        .toArray(String[]::new);
                if (types.length > 0) {
                    Throwable fault = catchThrowable(
                            () -> beans.invoke(bean, operation.getName(), new Object[types.length], types));
                    said.add(String.valueOf(
                            Objects.requireNonNull(fault.getCause()).getMessage()));
                }
            }
        }
        return said;
    }

    private static String signature(MBeanOperationInfo operation) {
        return Stream.of(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .collect(Collectors.joining(",", operation.getName() + "(", ")"));
    }
}
