package org.flaghoist.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Writes the files that a hub is set up by. */
public final class HubFiles {

    private HubFiles() {}

    /** Of partners that all come to the broker. */
    public static void write(Path directory, String... brokerPartners) throws IOException {
        write(directory, List.of(brokerPartners), Map.of(), "", "");
    }

    /** Of partners that come to the broker, and of those that the hub reaches on servers. */
    static void write(
            Path directory, List<String> brokerPartners, Map<String, SftpServerFixture> servers, HubSetup setup)
            throws IOException {
        write(directory, brokerPartners, servers, HubFixture.FILES, setup.timeout());
        for (var keys : setup.partnerKeys().entrySet()) {
            Path file = directory.resolve("config/partners/" + keys.getKey() + ".yaml");
            Files.writeString(file, keys.getValue(), StandardOpenOption.APPEND);
        }
        Path policy = directory.resolve("config/release-policy.yaml");
        String usual = Files.readString(policy);
        Files.writeString(policy, usual.replace("personalData:\n", setup.policy() + "personalData:\n"));
    }

    private static void write(
            Path directory,
            List<String> brokerPartners,
            Map<String, SftpServerFixture> servers,
            String filePattern,
            String timeout)
            throws IOException {
        Path config = Files.createDirectories(directory.resolve("config/partners"));
        StringBuilder policy = new StringBuilder("partners:\n");
        for (String partner : brokerPartners) {
            Files.writeString(config.resolve(partner + ".yaml"), """
                    name: %1$s
                    jms:
                      user: %1$s
                      password: {env: %1$s}
                    retry: {firstDelay: 200ms}
                    """.formatted(partner));
            partner(directory, partner, policy);
        }
        for (var server : servers.entrySet()) {
            Files.writeString(config.resolve(server.getKey() + ".yaml"), """
                    name: %s
                    sftp:
                      host: 127.0.0.1
                      port: %d
                      user: %s
                      %s
                      hostKey: %s
                      outbox: outbox
                      inbox: inbox
                      filePattern: '%s'
                      timeout: %s
                    # Soon, because tests stop and break servers.
                    retry: {firstDelay: 100ms, longestDelay: 500ms, breakerAfter: 3, afterRefusedLogin: 2s}
                    """.formatted(
                            server.getKey(),
                            server.getValue().port(),
                            SftpServerFixture.USER,
                            server.getValue().login(),
                            server.getValue().hostKey(),
                            filePattern,
                            timeout));
            partner(directory, server.getKey(), policy);
        }
        Files.writeString(directory.resolve("config/release-policy.yaml"), policy + "personalData:\n  - /persons\n");
        Path schema = Path.of("mappings/notification.schema.json");
        Files.copy(schema, directory.resolve(schema), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void partner(Path directory, String partner, StringBuilder policy) throws IOException {
        policy.append("""
                  - partner: %s
                    ceiling: SENSITIVE
                    personalData: true
                    victimsWitnessesMinors: true
                    holdTypes: [ARREST]
                """.formatted(partner));
        Path mapping = Files.createDirectories(directory.resolve("mappings").resolve(partner));
        for (String file : List.of("README.md", "format.yaml", "in.jslt", "out.jslt", "receipt.jslt")) {
            Files.writeString(mapping.resolve(file), "");
        }
    }
}
