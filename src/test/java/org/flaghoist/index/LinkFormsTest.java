package org.flaghoist.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.notification.HubSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LinkFormsTest {

    private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

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

    /** Alone, and with what somebody adds where a form wants a number. */
    @ParameterizedTest
    @CsvFileSource(resources = "/index/link-partner-words.csv", numLinesToSkip = 1)
    void linksNothingByAPartnersWordForWhatItDoesNotKnow(String partner, String word) {
        for (String written : List.of(
                word, word + " 0000", "0000 " + word, word + " 2024", word + " 000001", word + " 12345", word + " 1")) {
            for (LinkKind kind : LinkKind.values()) {
                assertThat(forms.of(kind, written))
                        .as("%s of %s: %s", kind, partner, written)
                        .isEmpty();
            }
        }
    }

    @Test
    void joinsNoTwoNumbersThatDifferInALetterOrDigit() {
        Random random = new Random(20);
        for (int i = 0; i < 10_000; i++) {
            String one = random.ints(10, 0, SIGNS.length())
                    .mapToObj(at -> SIGNS.substring(at, at + 1))
                    .collect(Collectors.joining());
            int at = random.nextInt(one.length());
            String other = one.substring(0, at) + SIGNS.charAt(random.nextInt(SIGNS.length())) + one.substring(at + 1);
            if (!one.equals(other)) {
                Set<String> forms = new HashSet<>(this.forms.of(LinkKind.SERIAL, one));
                forms.retainAll(this.forms.of(LinkKind.SERIAL, other));
                assertThat(forms).as(one + " and " + other).isEmpty();
            }
        }
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
                    ? Folding.allWords(value).collect(Collectors.joining(" "))
                    : AdvertAddress.words(value);
            assertThat(form).isEqualTo(value);
        });
    }
}
