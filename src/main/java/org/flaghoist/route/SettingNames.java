package org.flaghoist.route;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Stops the start where {@code flaghoist.} has a group of settings that nobody reads, such as one mistyped. */
final class SettingNames {

    private static final String PREFIX = "flaghoist.";

    // Within a group the records that read it are strict.
    private static final Set<String> GROUPS = Set.of("data", "hub", "broker", "demo", "console");

    private SettingNames() {}

    /** @throws SetupException with every unknown name */
    static void check(ConfigurableEnvironment environment) {
        List<String> faults = environment.getPropertySources().stream()
                .flatMap(SettingNames::names)
                .filter(name -> name.startsWith(PREFIX) && !GROUPS.contains(group(name)))
                .distinct()
                .sorted()
                .map(name -> name + ": unknown setting; below '" + PREFIX + "' there are "
                        + GROUPS.stream().sorted().toList())
                .toList();
        if (!faults.isEmpty()) {
            throw new SetupException(faults);
        }
    }

    private static String group(String name) {
        return name.substring(PREFIX.length()).replaceFirst("[.\\[].*", "");
    }

    // The environment has FLAGHOIST_ names of its own: the partners' credentials.
    private static Stream<String> names(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> names
                        && !(source instanceof SystemEnvironmentPropertySource)
                ? Stream.of(names.getPropertyNames())
                : Stream.of();
    }
}
