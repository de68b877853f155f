package org.flaghoist.broker;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.flaghoist.notification.UrgencyLook;
import org.flaghoist.notification.UrgencySigns;
import org.jspecify.annotations.Nullable;

/**
 * How what is urgent of partners looks, as properties of an external broker's plugin. The hub has it from {@code
 * format.yaml}, of which they are made.
 */
final class UrgencyProperties {

    private static final String KEY = "urgency.";
    private static final String CHARSET = "charset";
    private static final String IMMEDIATE = "immediate";
    private static final String PRIORITY = "priority";

    private UrgencyProperties() {}

    /** By key. */
    static Map<String, String> of(String partner, UrgencyLook look) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(key(partner, CHARSET), look.charset().name());
        put(properties, key(partner, IMMEDIATE), look.signs().immediate());
        put(properties, key(partner, PRIORITY), look.signs().priority());
        return properties;
    }

    private static void put(Map<String, String> properties, String key, @Nullable Pattern pattern) {
        if (pattern != null) {
            properties.put(key, pattern.pattern());
        }
    }

    static boolean isOf(String partner, String key) {
        return key.startsWith(KEY + partner + ".");
    }

    private static String key(String partner, String what) {
        return KEY + partner + "." + what;
    }

    /**
     * By partner, what these properties say.
     *
     * @param properties of the plugin, others among them
     * @throws IllegalArgumentException where one is no charset, or no regular expression
     */
    static Map<String, UrgencyLook> read(Map<String, String> properties) {
        Map<String, UrgencyLook> looks = new TreeMap<>();
        properties.keySet().stream()
                .filter(key -> key.startsWith(KEY) && key.endsWith("." + CHARSET))
                .map(key -> key.substring(KEY.length(), key.length() - CHARSET.length() - 1))
                .forEach(partner -> looks.put(partner, read(properties, partner)));
        return looks;
    }

    private static UrgencyLook read(Map<String, String> properties, String partner) {
        String charset = Objects.requireNonNull(properties.get(key(partner, CHARSET)));
        Pattern immediate = pattern(properties.get(key(partner, IMMEDIATE)));
        Pattern priority = pattern(properties.get(key(partner, PRIORITY)));
        return new UrgencyLook(Charset.forName(charset), new UrgencySigns(immediate, priority));
    }

    private static @Nullable Pattern pattern(@Nullable String text) {
        return text == null ? null : Pattern.compile(text);
    }
}
