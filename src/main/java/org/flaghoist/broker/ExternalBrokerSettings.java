package org.flaghoist.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An external broker, {@code flaghoist.broker.external}. The hub comes to it over TLS and shows its certificate, which
 * the broker knows as the user {@code flaghoist.hub}.
 *
 * @param servers host and port of the broker, or of each of a pair: one of them answers
 * @param keyStore PKCS #12 with the hub's certificate and key
 * @param trustStore PKCS #12 with the authority of the broker's certificate
 */
public record ExternalBrokerSettings(
        List<String> servers,
        @Nullable Path keyStore,
        @Nullable String keyStorePassword,
        @Nullable Path trustStore,
        @Nullable String trustStorePassword) {

    private static final String BLOCK = "flaghoist.broker.external.";
    private static final Pattern SERVER = Pattern.compile("[^\\s:/]+:[0-9]{1,5}");

    // Absent comes as null.
    public ExternalBrokerSettings {
        servers = servers == null ? List.of() : List.copyOf(servers);
    }

    /** All that is wrong with them. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (servers.isEmpty()) {
            faults.add(BLOCK + "servers: give host:port of the broker, or of both of a pair");
        }
        servers.stream()
                .filter(server -> !SERVER.matcher(server).matches())
                .forEach(server -> faults.add(BLOCK + "servers: '" + server + "' is not host:port"));
        store("key-store", keyStore, keyStorePassword, faults);
        store("trust-store", trustStore, trustStorePassword, faults);
        return faults;
    }

    private static void store(String name, @Nullable Path store, @Nullable String password, List<String> faults) {
        if (store == null) {
            faults.add(BLOCK + name + ": give the PKCS #12 file; there is no way to the broker but TLS");
        } else if (!Files.isReadable(store)) {
            faults.add(BLOCK + name + ": " + store + " cannot be read");
        }
        if (password == null) {
            faults.add(BLOCK + name + "-password: is missing; give it in the environment or in a mounted secret");
        }
    }

    // Not the record's own words, which have the passwords.
    @Override
    public String toString() {
        return "broker " + String.join(", ", servers);
    }
}
