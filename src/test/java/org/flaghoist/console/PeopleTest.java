package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.flaghoist.console.ConsoleUser.AtProvider;
import org.flaghoist.console.ConsoleUser.Role;
import org.flaghoist.notification.SetupException;
import org.flaghoist.people.Person;
import org.junit.jupiter.api.Test;

/** Which accounts are one person's. */
@SuppressWarnings("NullAway") // as settings come where something is left out
class PeopleTest {

    private static final String ISSUER = "https://login.example";

    @Test
    void takesTheProvidersSubjectForThePersonWhereNoOtherClaimIsNamed() {
        assertThat(new OidcSettings("name", null, "groups", List.of()).person(Map.of("sub", "4711", "staff", "1")))
                .contains("4711");
    }

    @Test
    void takesAClaimThatIsMissingOrBlankForNobody() {
        OidcSettings settings = new OidcSettings("name", "staff", "groups", List.of());
        assertThat(settings.person(Map.of("sub", "4711"))).isEmpty();
        assertThat(settings.person(Map.of("sub", "4711", "staff", " "))).isEmpty();
        assertThat(settings.person(Map.of("sub", "4711", "staff", List.of("1"))))
                .isEmpty();
    }

    @Test
    void knowsWhoALocalUserIsAtTheProvider() {
        LocalUsers users = new LocalUsers(List.of(user("ada", new AtProvider(ISSUER, "4711")), user("ben", null)));
        assertThat(users.person("ada"))
                .isEqualTo(new Person(
                        "ada", Person.provided("ada.l", ISSUER, "4711").identity()));
        assertThat(users.person("ben")).isEqualTo(Person.local("ben"));
    }

    @Test
    void refusesHalfOfWhoALocalUserIs() {
        assertThatThrownBy(() -> new LocalUsers(List.of(user("ada", new AtProvider(ISSUER, null)))))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("same-as: give issuer and person");
        assertThatThrownBy(() -> new LocalUsers(List.of(user("ada, ben", null))))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("no comma");
    }

    private static ConsoleUser user(String name, AtProvider sameAs) {
        return new ConsoleUser(name, "{bcrypt}$2a$10$x", Role.RELEASER, sameAs);
    }
}
