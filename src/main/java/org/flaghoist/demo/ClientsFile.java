package org.flaghoist.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.console.ConsoleUser;
import org.flaghoist.notification.PrivateFiles;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Secret;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * {@code clients.json}: all that a client from outside needs to act as a partner.
 *
 * @param amqp address for AMQP 1.0 clients
 * @param core address for Artemis Core clients
 */
record ClientsFile(String amqp, String core, Map<String, Client> partners, Console console) {

    /**
     * One partner; of the broker's it has queues, of the others a server.
     *
     * @param directory of its files on this machine
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Client(
            String transport,
            @Nullable String host,
            @Nullable Integer port,
            String user,
            @Nullable String password,
            @Nullable String hostKey,
            @Nullable Queue queues,
            String directory,
            @Nullable String outbox,
            @Nullable String inbox) {}

    /** The partner sends to {@code in} and consumes from {@code out}. */
    record Queue(String in, String out) {}

    /**
     * The console and who may log in there.
     *
     * @param user the operator; those of other roles are the others
     */
    record Console(String address, String user, String password, List<Login> others) {}

    record Login(String user, String password, ConsoleUser.Role role) {}

    static ClientsFile of(BrokerSettings broker, Iterable<Partner> partners, Path directory, Console console) {
        Map<String, Client> clients = new TreeMap<>();
        for (Partner partner : partners) {
            String own =
                    directory.resolve(partner.id()).toAbsolutePath().normalize().toString();
            if (partner.transport() instanceof Jms jms) {
                clients.put(partner.id(), ofBroker(partner.id(), jms, own));
            } else if (partner.transport() instanceof Sftp sftp) {
                clients.put(partner.id(), ofServer(sftp, own));
            }
        }
        String amqp = "amqp://" + broker.host() + ":" + broker.amqpPort();
        return new ClientsFile(amqp, coreAddress(broker), clients, console);
    }

    static String coreAddress(BrokerSettings broker) {
        return "tcp://" + broker.host() + ":" + broker.corePort();
    }

    void write(Path file) throws IOException {
        try (Writer writer = PrivateFiles.writer(file)) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(writer, this);
        }
    }

    private static Client ofBroker(String id, Jms jms, String directory) {
        Queue queues = new Queue(QueueNames.in(id), QueueNames.out(id));
        return new Client("jms", null, null, jms.user(), jms.passwordText(), null, queues, directory, null, null);
    }

    private static Client ofServer(Sftp sftp, String directory) {
        Secret password = sftp.password();
        return new Client(
                "sftp",
                sftp.host(),
                sftp.port(),
                sftp.user(),
                password == null ? null : password.reveal(),
                sftp.hostKey(),
                null,
                directory,
                sftp.outbox(),
                sftp.inbox());
    }
}
