package org.flaghoist.console;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Secrets made for a test, by whose they are; they must be seen nowhere. */
final class TestSecrets {

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** Makes one that is like no other text. */
    String make(String whose) {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        String value = "secret" + HexFormat.of().formatHex(bytes);
        secrets.put(whose, value);
        return value;
    }

    void add(String whose, String value) {
        secrets.put(whose, value);
    }

    String of(String whose) {
        return String.valueOf(secrets.get(whose));
    }

    /** Whose, by the text that must not be seen. */
    Map<String, String> seenIn(String text) {
        Map<String, String> seen = new LinkedHashMap<>();
        secrets.forEach((whose, value) -> {
            String coded = Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
            text.lines()
                    .filter(line -> line.contains(value) || line.contains(coded))
                    .findFirst()
                    .ifPresent(line -> seen.put(whose, line.length() > 2000 ? around(line, value) : line));
        });
        return seen;
    }

    private static String around(String line, String value) {
        int at = Math.max(0, line.indexOf(value));
        return line.substring(Math.max(0, at - 300), Math.min(line.length(), at + 100));
    }
}
