package org.flaghoist.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.flaghoist.notification.HubSchema;
import org.junit.jupiter.api.Test;

class SearchKeysTest {

    private final SearchKeys keys = new SearchKeys(new byte[32]);

    @Test
    void areAnotherInstallationsNot() {
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(new SearchKeys(other).of(SearchField.SERIAL, "6B4K771"))
                .doesNotContainAnyElementsOf(keys.of(SearchField.SERIAL, "6B4K771"));
        assertThat(new SearchKeys(other).madeBy()).isNotEqualTo(keys.madeBy());
        assertThat(new SearchKeys(new byte[32]).madeBy()).isEqualTo(keys.madeBy());
    }

    @Test
    void doNotShowThatOneFieldSaysWhatAnotherSays() {
        assertThat(keys.of(SearchField.SERIAL, "ZZ9900001"))
                .doesNotContainAnyElementsOf(keys.of(SearchField.DOCUMENT, "ZZ9900001"));
    }

    @Test
    void areOfPlacesThatTheHubsFormHas() {
        HubSchema schema = HubSchema.read(Path.of("mappings/notification.schema.json"));
        Set<SearchField> fields = new HashSet<>();
        assertThat(SearchPaths.read("/search-fields.csv", SearchField::valueOf).all())
                .allSatisfy(path -> {
                    assertThat(schema.has(path.path())).as(path.path()).isTrue();
                    fields.add(path.field());
                });
        assertThat(fields).containsExactlyInAnyOrder(SearchField.values());
    }
}
