package org.flaghoist.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.PartnerLimits;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Secrets;
import org.flaghoist.partner.Sftp;
import org.flaghoist.partner.Wishes;
import org.junit.jupiter.api.Test;

/** What is compared by nobody would be taken for taken over. */
class ComparedPartnerTest {

    private static final Set<String> OF_ALL = names(Partner.class, "id", "transport", "wishes", "limits");

    private final Partners partners =
            Partners.read(Path.of("config"), Path.of("mappings"), Secrets.unknown(), new SetupFaults());

    @Test
    void comparesAllThatAPartnersFileSays() {
        assertThat(partners.all()).extracting(Partner::transport).hasAtLeastOneElementOfType(Jms.class);
        assertThat(partners.all()).extracting(Partner::transport).hasAtLeastOneElementOfType(Sftp.class);
        assertThat(partners.all()).allSatisfy(partner -> {
            Set<String> expected = new TreeSet<>(OF_ALL);
            expected.addAll(names(partner.transport().getClass()));
            expected.addAll(names(Wishes.class));
            expected.addAll(names(PartnerLimits.class));
            assertThat(compared(partner)).containsAll(expected);
        });
    }

    /** By the names of the records' components. */
    private static Set<String> compared(Partner partner) {
        Set<String> compared = new TreeSet<>();
        Stream.concat(
                        ComparedPartner.fixed(partner).keySet().stream(),
                        ComparedPartner.renewable(partner).keySet().stream())
                .map(key -> key.replaceFirst("^(jms|sftp)\\.", "").replaceFirst("[.,].*", ""))
                .map(key -> key.equals("state") ? "firstState" : key.equals("expires") ? "expiries" : key)
                .forEach(compared::add);
        return compared;
    }

    private static Set<String> names(Class<?> type, String... but) {
        Set<String> names = new TreeSet<>();
        Stream.of(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        Set.of(but).forEach(names::remove);
        return names;
    }
}
