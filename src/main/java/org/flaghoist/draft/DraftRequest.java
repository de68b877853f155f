package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.Locale;
import org.flaghoist.partner.Partners;
import org.jspecify.annotations.Nullable;

/**
 * Which partner is to be drafted, and where.
 *
 * @param id of the new partner
 * @param name as people read it; null where it is not known yet
 * @param like the partner whose form the new one begins with
 * @param reachedLike the partner whose transport it begins with
 * @param from its own schema, of which its fields are made; null where they are those of the other
 * @param names the list of what it calls the other's fields and tables; null where it calls them alike
 */
public record DraftRequest(
        String id,
        @Nullable String name,
        String like,
        String reachedLike,
        @Nullable Path from,
        @Nullable Path names,
        Path config,
        Path mappings,
        Path samples) {

    Path folder() {
        return mappings.resolve(id);
    }

    Path partnerFile() {
        return Partners.file(config, id);
    }

    Path policy() {
        return config.resolve("release-policy.yaml");
    }

    Path ownSamples() {
        return samples.resolve(id);
    }

    /** Which notification of a partner a sample is. */
    static String sampleId(String partner, int number) {
        return "%s-2026-%04d".formatted(partner.toUpperCase(Locale.ROOT), number);
    }

    /** An id as it stands in names of variables. */
    static String variable(String id) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
