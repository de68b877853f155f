package org.flaghoist.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Each library of Camel's is there for a component, a language or a data format that a route names. */
final class CamelComponentsTest {

    /** Libraries without which another one that is used does not work. */
    private static final Map<String, String> NEEDED = Map.of(
            "camel-file", "camel-ftp is built on it",
            "camel-log", "camel-management looks for its endpoints",
            "camel-spring", "camel-spring-boot is built on it",
            "camel-mock", "the tests of the routes replace endpoints by it");

    private static final Pattern SERVICE =
            Pattern.compile("/(camel-[a-z-]+)-[^/]*\\.jar!/META-INF/services/org/apache/camel/(\\w+)/([\\w-]+)$");

    @Test
    void eachLibraryHasSomethingThatARouteNames() throws IOException {
        Map<String, Set<String>> offered = offered();
        Set<String> named = named();
        assertThat(offered).containsKeys("camel-direct", "camel-jms");

        Map<String, Set<String>> unused = new TreeMap<>(offered);
        unused.keySet().removeAll(NEEDED.keySet());
        unused.values().removeIf(services -> services.stream().anyMatch(named::contains));

        assertThat(unused)
                .as("take it out of pom.xml, or exclude it there: no route names what it has")
                .isEmpty();
    }

    /** What each library offers, as {@code component/direct}. */
    private static Map<String, Set<String>> offered() throws IOException {
        Map<String, Set<String>> offered = new TreeMap<>();
        for (String kind : new String[] {"component", "language", "dataformat"}) {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/services/org/apache/camel/" + kind + "/*")) {
                Matcher service = SERVICE.matcher(file.getURL().toString());
                if (service.find()) {
                    offered.computeIfAbsent(service.group(1), library -> new TreeSet<>())
                            .add(kind + "/" + service.group(3));
                }
            }
        }
        return offered;
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
                    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                        named.add(named(parser, token));
                    }
                }
            }
        }
        return named;
    }

    // A component is the scheme of an address, a language is a key, and a data format is the library of a key.
    private static String named(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.FIELD_NAME) {
            return "language/" + parser.currentName();
        }
        return switch (String.valueOf(parser.currentName())) {
            case "uri" -> "component/" + parser.getText().replaceAll(":.*", "");
            case "library" -> "dataformat/" + parser.getText().toLowerCase(Locale.ROOT);
            default -> "";
        };
    }
}
