package org.flaghoist.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.management.ObjectName;

/**
 * What may be read of the broker's and Camel's MBeans, {@code console-attributes.txt}: some have parts of messages, and
 * whoever reads them leaves no record. The other MBeans that are shown have none.
 *
 * @param byDomain the names, also of the same attribute of other types of MBean
 */
record ReadableAttributes(Map<String, Set<String>> byDomain) {

    private static final String FILE = "/console-attributes.txt";

    static ReadableAttributes read() {
        Map<String, Set<String>> names = new HashMap<>(Map.of(Rights.CAMEL, Set.of(), Rights.ARTEMIS, Set.of()));
        text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            List<String> words = List.of(line.split(" "));
            names.merge(words.get(0), Set.copyOf(words.subList(1, words.size())), ReadableAttributes::both);
        });
        return new ReadableAttributes(names);
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    private static String text() {
        try (InputStream file = ReadableAttributes.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    boolean has(ObjectName bean, String attribute) {
        Set<String> names = byDomain.get(bean.getDomain());
        return names == null || names.contains(attribute);
    }
}
