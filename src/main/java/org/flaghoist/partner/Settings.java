package org.flaghoist.partner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** Resolves the settings of one partner file; each that cannot be resolved is a fault and gives null. */
final class Settings {

    private static final String FILE = "_FILE";

    private final Path file;
    private final Path base;
    private final Secrets secrets;
    private final SetupFaults faults;

    /**
     * @param base what a relative {@code {file: path}} starts from
     */
    Settings(Path file, Path base, Secrets secrets, SetupFaults faults) {
        this.file = file;
        this.base = base;
        this.secrets = secrets;
        this.faults = faults;
    }

    /** False where only the shape of the files can be checked. */
    boolean areSecretsKnown() {
        return secrets.areKnown();
    }

    /** False where the broker's users have no passwords. */
    boolean areSecretsForUsers() {
        return secrets.areForUsers();
    }

    /** Adds a fault of a key that has no setting. */
    void fault(String key, String message) {
        faults.add(file, line(key), key, message);
    }

    private int line(String key) {
        return YamlLines.near(file, key.replaceAll("\\[([0-9]+)]", ".$1"));
    }

    @Nullable
    String text(String key, @Nullable Setting setting) {
        if (setting == null) {
            fault(key, "is missing; add it");
            return null;
        }
        if (setting.fault() != null) {
            return fault(key, setting, setting.fault());
        }
        String value = value(key, setting);
        return value != null && value.isBlank() ? fault(key, setting, "is empty; give a value") : value;
    }

    @Nullable
    Secret secret(String key, @Nullable Setting setting) {
        if (setting != null && (setting.text() != null || setting.fallback() != null)) {
            fault(key, setting, "stands in the file; keep it out: {env: NAME} or {file: path}");
            return null;
        }
        String value = text(key, setting);
        return value == null ? null : new Secret(value);
    }

    /**
     * @param parse throws IllegalArgumentException with what is wrong
     */
    <T> @Nullable T parsed(String key, @Nullable Setting setting, Function<String, T> parse) {
        String value = text(key, setting);
        if (value == null || setting == null) {
            return null;
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            fault(key, setting, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /**
     * @param usual what a setting that is not there stands for
     * @param parse throws IllegalArgumentException with what is wrong
     */
    <T> @Nullable T optional(String key, @Nullable Setting setting, T usual, Function<String, T> parse) {
        return setting == null ? usual : parsed(key, setting, parse);
    }

    private @Nullable String value(String key, Setting setting) {
        if (!secrets.areKnown() && setting.text() == null) {
            return setting.fallback() != null ? setting.fallback() : secrets.lookup(key);
        }
        if (setting.env() != null) {
            return named(key, setting, setting.env());
        }
        return setting.file() != null ? content(key, setting, base.resolve(setting.file())) : setting.text();
    }

    /** The value of a name, or what the file has that {@code NAME_FILE} names: so secrets are mounted in containers. */
    private @Nullable String named(String key, Setting setting, String name) {
        String value = given(secrets.lookup(name));
        String path = given(secrets.lookup(name + FILE));
        if (value != null && path != null) {
            return fault(key, setting, "both " + name + " and " + name + FILE + " are set; keep one");
        } else if (path != null) {
            return content(key, setting, Path.of(path));
        } else if (value != null || setting.fallback() != null) {
            return value != null ? value : setting.fallback();
        }
        return fault(key, setting, "set " + name + " or " + name + FILE + " in the environment");
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private @Nullable String content(String key, Setting setting, Path path) {
        try {
            return SetupText.of(path).strip();
        } catch (IOException e) {
            return fault(key, setting, path + " " + SetupText.why(path, e));
        }
    }

    private @Nullable String fault(String key, Setting setting, String message) {
        faults.add(file, setting.line() > 0 ? setting.line() : line(key), key, message);
        return null;
    }
}
