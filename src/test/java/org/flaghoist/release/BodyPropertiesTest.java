package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.release.ReleaseDecision.Outcome;
import org.jspecify.annotations.Nullable;

/** Whatever a policy says, a body gets no more than its own terms let it, and no more than its partner would. */
class BodyPropertiesTest {

    private static final String PARTNER = "xx";
    private static final String BODY = "xx--body";
    private static final List<RemovedPaths.Path> PERSONAL = Stream.of(
                    "/narrative", "/items/*/note", "/persons", "/advert/url", "/liaison")
            .map(path -> new RemovedPaths.Path(path, "R6"))
            .toList();

    @Provide
    Arbitrary<Marked> notifications() {
        return Combinators.combine(
                        Arbitraries.of(NotificationType.values()).filter(type -> type != NotificationType.ANSWER),
                        Arbitraries.of("NEW", "UPDATE", "CANCEL"),
                        Arbitraries.longs())
                .as((type, action, seed) -> new Marked(type.name(), action, new Random(seed)));
    }

    @Property
    void getsNoMoreThanItsTermsAndItsPartner(
            @ForAll("notifications") Marked marked, @ForAll long seed, @ForAll boolean sensitive, @ForAll boolean had) {
        Random random = new Random(seed);
        Terms partner = terms(PARTNER, random, null);
        Terms body = terms(BODY, random, partner);
        Assume.that(new BodyTerms(body, partner).wider().findAny().isEmpty());
        ObjectNode notification = marked.notification;
        notification.withObject("handling").put("level", sensitive ? "SENSITIVE" : "BASIC");
        notification.putArray("recipients").add(PARTNER).add(BODY);
        ReleasePolicy policy = new ReleasePolicy(
                List.of(terms("uk", new Random(0), null), partner, body),
                new AgreedRules(List.of()),
                PERSONAL,
                Policies.SCHEMA);

        var decisions = policy.decide(notification, had ? Set.of(BODY) : Set.of());

        ReleaseDecision ofBody = Objects.requireNonNull(decisions.get(BODY));
        ReleaseDecision ofPartner = Objects.requireNonNull(decisions.get(PARTNER));
        ObjectNode given = ofBody.notification();
        if (given == null) {
            return;
        }
        assertThat(sensitive && body.ceiling() == Level.BASIC).isFalse();
        assertThat(body.types() == null
                        || body.types()
                                .contains(NotificationType.valueOf(
                                        given.path("type").asText())))
                .isTrue();
        assertThat(body.withoutCodes() != null
                        && body.withoutCodes().contains(HandlingCode.H1)
                        && given.path("handling").path("codes").toString().contains("H1"))
                .isFalse();
        assertThat(body.victimsWitnessesMinors()
                        || marked.protectedPersons.stream().noneMatch(given.toString()::contains))
                .isTrue();
        assertThat(body.personalData() || !given.has("persons")).isTrue();
        assertThat(ofPartner.outcome()).isNotEqualTo(Outcome.REFUSE);
        assertThat(ofBody.outcome() == Outcome.RELEASE && ofPartner.outcome() == Outcome.HOLD)
                .isFalse();
        String seen = String.valueOf(ofPartner.notification());
        assertThat(marked.personal).noneMatch(value -> given.toString().contains(value) && !seen.contains(value));
    }

    /** @param within terms that often, but not always, are no narrower; null for any */
    private static Terms terms(String id, Random random, @Nullable Terms within) {
        boolean personal = random.nextBoolean();
        boolean persons = random.nextBoolean();
        Set<NotificationType> types = EnumSet.allOf(NotificationType.class);
        types.removeIf(type -> random.nextInt(4) == 0);
        Set<NotificationType> holds = EnumSet.noneOf(NotificationType.class);
        if (random.nextBoolean()) {
            holds.add(NotificationType.ARREST);
        }
        if (within != null && random.nextInt(4) > 0) {
            personal &= within.personalData();
            persons &= within.victimsWitnessesMinors();
            types.retainAll(within.types() == null ? types : within.types());
            holds.addAll(within.holdTypes());
        }
        boolean all = id.equals("uk");
        return new Terms(
                new TextWithLine(id, 1),
                null,
                null,
                all || (within == null && random.nextBoolean()) ? null : types,
                random.nextBoolean() ? Set.of(HandlingCode.H1) : null,
                random.nextBoolean() ? Level.SENSITIVE : Level.BASIC,
                personal,
                persons,
                holds);
    }
}
