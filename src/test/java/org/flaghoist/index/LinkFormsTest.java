package org.flaghoist.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.flaghoist.notification.HubSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LinkFormsTest {

    private final LinkForms forms = new LinkForms();

    @ParameterizedTest
    @CsvFileSource(resources = "/index/link-forms.csv", numLinesToSkip = 1)
    void comparesWhatSendersWriteInTheirOwnWays(LinkKind kind, String written, String other, boolean isLinked) {
        assertThat(forms.of(kind, written)).hasSize(1);
        assertThat(forms.of(kind, other)).hasSize(1);
        assertThat(forms.of(kind, written).equals(forms.of(kind, other))).isEqualTo(isLinked);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/index/link-nothing.csv", numLinesToSkip = 1)
    void linksNothingByWhatSaysNothing(LinkKind kind, String written) {
        assertThat(forms.of(kind, written)).isEmpty();
    }

    @Test
    void findsEachPhoneNumberOfAText() {
        assertThat(forms.of(LinkKind.PHONE, "+359 88 812 3456, or +40-721-555 010; not 112"))
                .containsExactlyInAnyOrder("359888123456", "40721555010");
    }

    @Test
    void takesValuesFromPlacesThatTheHubsFormHas() {
        HubSchema schema = HubSchema.read(Path.of("mappings/notification.schema.json"));
        Set<LinkKind> kinds = new HashSet<>();
        assertThat(SearchPaths.read("/link-fields.csv", LinkKind::valueOf).all())
                .allSatisfy(path -> {
                    assertThat(schema.has(path.path())).as(path.path()).isTrue();
                    kinds.add(path.field());
                });
        assertThat(kinds).containsExactlyInAnyOrder(LinkKind.values());
    }

    @Test
    void hasAStopListInTheFormsThatAreCompared() {
        assertThat(CsvLines.of("/link-stop-list.csv")).allSatisfy(line -> {
            String value = line.substring(line.indexOf(',') + 1);
            String form = line.startsWith("CRAFT,")
                    ? String.join(" ", Folding.words(value))
                    : String.join("", Folding.number(value));
            assertThat(form).isEqualTo(value);
        });
    }
}
