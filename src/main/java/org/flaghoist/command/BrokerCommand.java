package org.flaghoist.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.flaghoist.notification.PrivateFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Artemis as a process of its own, for tests, containers and small sites. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        subcommands = BrokerPartnersCommand.class,
        description = "Run the broker as a process of its own, as its broker.xml says; Ctrl-C stops it. What broker.xml"
                + " takes from the environment as NAME may also be given as NAME_FILE, a file with the value.")
final class BrokerCommand implements Callable<Integer> {

    private static final String LOGINS = "java.security.auth.login.config";
    private static final String PREFIX = "FLAGHOIST_BROKER_";
    private static final String FILE = "_FILE";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "default: config/broker.xml; broker/login.config beside it says who is who")
    private Path config = Path.of("config/broker.xml");

    @Override
    public Integer call() throws Exception {
        Path file = config.toAbsolutePath().normalize();
        Path logins = file.resolveSibling("broker/login.config");
        for (Path needed : new Path[] {file, logins}) {
            if (!Files.isReadable(needed)) {
                throw new IllegalArgumentException(needed + ": cannot be read; give --config");
            }
        }
        // Before the first word is logged.
        System.setProperty("logback.configurationFile", "broker-logback.xml");
        System.setProperty(LOGINS, logins.toString());
        secrets(System.getenv());
        String data = System.getProperty(PREFIX + "DATA", System.getenv(PREFIX + "DATA"));
        if (data != null) {
            PrivateFiles.directory(Path.of(data));
        }
        return run(file);
    }

    private static void secrets(Map<String, String> environment) throws IOException {
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            String name = entry.getKey();
            if (name.startsWith(PREFIX) && name.endsWith(FILE)) {
                String value = Files.readString(Path.of(entry.getValue())).strip();
                System.setProperty(name.substring(0, name.length() - FILE.length()), value);
            }
        }
    }

    private int run(Path file) throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ()
                .setConfigResourcePath(file.toUri().toString())
                .setSecurityManager(new ActiveMQJAASSecurityManager("passwords", "certificates"));
        say("The broker starts; where another works on the same directory, it waits for that one's end.");
        broker.start();
        ActiveMQServer server = broker.getActiveMQServer();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "stop"));
        server.registerActivateCallback(new ShutdownLatch(stopped));
        if (!server.isStarted()) {
            throw new IllegalArgumentException("the broker did not start; see above");
        }
        say("The broker runs; Ctrl-C stops it.");
        stopped.await();
        return 0;
    }

    /** Waits for a broker's end, whatever ends it: a fault of its disk does, too. */
    private record ShutdownLatch(CountDownLatch latch) implements ActivateCallback {

        @Override
        public void shutdown(ActiveMQServer server) {
            latch.countDown();
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private static void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop in order; its journal is whole for all that", e);
        }
    }
}
