package org.flaghoist.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.notification.SetupFaults;

/** An external broker's files: broker.xml, and beside it broker/users.properties and broker/roles.properties. */
public record ExternalBrokerFiles(Path brokerXml) {

    private Path users() {
        return brokerXml.resolveSibling("broker").resolve("users.properties");
    }

    private Path roles() {
        return brokerXml.resolveSibling("broker").resolve("roles.properties");
    }

    /** By file, its parts by name, as they must be; the certificates of known users stay what they are. */
    public Map<Path, Map<String, String>> wanted(PartnerParts parts) {
        return wanted(parts, knownUsers());
    }

    private Map<Path, Map<String, String>> wanted(PartnerParts parts, Map<String, String> knownUsers) {
        Map<Path, Map<String, String>> wanted = new LinkedHashMap<>();
        wanted.put(brokerXml, parts.ofBrokerXml());
        wanted.put(users(), Map.of("users", parts.users(knownUsers)));
        wanted.put(roles(), Map.of("roles", parts.roles()));
        return wanted;
    }

    /**
     * What these files say otherwise than they must, and what to do; nothing where there is no broker.xml, and nothing
     * of other files that are not there.
     */
    public List<String> differences(PartnerParts parts) throws IOException {
        List<String> differences = new ArrayList<>();
        if (!Files.exists(brokerXml)) {
            return differences;
        }
        // What is wrong with the file of users is said of its part.
        Map<String, String> known = new SetupFaults().collect(this::knownUsers);
        for (Map.Entry<Path, Map<String, String>> file :
                wanted(parts, known == null ? Map.of() : known).entrySet()) {
            for (Map.Entry<String, String> part : file.getValue().entrySet()) {
                if (Files.exists(file.getKey())) {
                    new PartDifferences(new WrittenPart(file.getKey(), part.getKey()))
                            .from(part.getValue())
                            .forEach(differences::add);
                }
            }
        }
        if (differences.stream().noneMatch(this::isOfBrokerXml)) {
            // The parts may be sound in a file that the broker refuses to read.
            PartEntries.faultOf(brokerXml).ifPresent(differences::add);
        }
        return differences;
    }

    private boolean isOfBrokerXml(String difference) {
        return difference.startsWith(brokerXml + ":");
    }

    private Map<String, String> knownUsers() {
        Map<String, String> lines = new HashMap<>();
        if (!Files.exists(users())) {
            return lines;
        }
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
            for (String part : file.getValue().keySet()) {
                // Says what is missing before anything is written.
                new WrittenPart(file.getKey(), part).text();
            }
        }
        for (Map.Entry<Path, Map<String, String>> file : wanted.entrySet()) {
            WrittenPart.write(file.getKey(), file.getValue());
        }
        return wanted.keySet();
    }
}
