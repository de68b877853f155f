package org.flaghoist.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** An external broker's files: broker.xml, and beside it broker/users.properties and broker/roles.properties. */
public record BrokerFiles(Path brokerXml) {

    private Path users() {
        return brokerXml.resolveSibling("broker").resolve("users.properties");
    }

    private Path roles() {
        return brokerXml.resolveSibling("broker").resolve("roles.properties");
    }

    /** By file, its parts by name, as they must be; the certificates of known users stay what they are. */
    public Map<Path, Map<String, String>> wanted(PartnerParts parts) throws IOException {
        Map<Path, Map<String, String>> wanted = new LinkedHashMap<>();
        wanted.put(brokerXml, parts.ofBrokerXml());
        wanted.put(users(), Map.of("users", parts.users(knownUsers())));
        wanted.put(roles(), Map.of("roles", parts.roles()));
        return wanted;
    }

    private Map<String, String> knownUsers() throws IOException {
        Map<String, String> lines = new HashMap<>();
        new WrittenPart(users(), "users").text().lines().forEach(line -> lines.put(PropertyLine.key(line), line));
        return lines;
    }

    /**
     * Has the files say of the partners what they must.
     *
     * @return these files
     */
    public Set<Path> write(PartnerParts parts) throws IOException {
        Map<Path, Map<String, String>> wanted = wanted(parts);
        for (Map.Entry<Path, Map<String, String>> file : wanted.entrySet()) {
            WrittenPart.write(file.getKey(), file.getValue());
        }
        return wanted.keySet();
    }
}
