package org.flaghoist.partner;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A credential; it shows itself only when asked, so that no log line or message of a record gives it away. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
