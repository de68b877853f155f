package org.flaghoist.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.flaghoist.kit.CaseResult.CaseOutcome;
import org.flaghoist.mapping.Mappings;
import org.jspecify.annotations.Nullable;

/** All that the kit sends of itself: each sample, then what is rare. */
final class CopyPlan {

    private static final String SAMPLES = "how the samples look";
    private static final String GAPS = "Your system sees that it has each file, or number, up to the last of each"
            + " sender, that the last of each was withdrawn, and that nothing is missing. The signature is by"
            + " flaghoist.pem, beside the report.";
    private static final String LOOK = ": in your system";

    private final String partner;
    private final boolean comes;
    private final Mappings mappings;
    private final KitSamples samples;
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<CaseResult> notes = new ArrayList<>();

    /** @param comes whether the partner comes to the broker */
    CopyPlan(String partner, boolean comes, Mappings mappings, KitSamples samples) {
        this.partner = partner;
        this.comes = comes;
        this.mappings = mappings;
        this.samples = samples;
    }

    /** @param wished what else the partner gets */
    List<OutboundCopy> copies(List<CaseFile.SentCase> cases, AgreedExtras wished, RehearsedProofs proofs) {
        List<NativeSample> all = samples.copies();
        List<OutboundCopy> copies = new ArrayList<>();
        all.forEach(sample -> copies.add(notification(OutboundCopy.NOTIFICATIONS, sample.name(), sample)));
        samples.receipts().stream()
                .map(sample -> OutboundCopy.receipt(
                        sample.name(), sample.form().path("receipt").asText(), sample.bytes()))
                .map(receipt -> wished.signedReceipts() ? proofs.signed(receipt) : receipt)
                .forEach(copies::add);
        if (wished.pictures()) {
            samples.pictures().forEach(sample -> copies.add(OutboundCopy.picture(sample)));
        }
        cases.forEach(one -> add(one, all, copies));
        if (wished.manifest()) {
            copies.add(proofs.manifest(copies));
            notes.add(CaseResult.toLookAt(OutboundCopy.MANIFESTS, "manifest" + LOOK, GAPS));
        }
        if (!all.isEmpty()) {
            notes.add(
                    CaseResult.toLookAt(
                            OutboundCopy.NOTIFICATIONS,
                            SAMPLES,
                            "Compare what your system shows with samples/" + partner
                                    + "/out: <case>.notification.json says what each means. All letters are right, times are of your zone, 0 is not empty."));
        }
        return copies;
    }

    /** What people have to look at of that which was taken, and what does not apply. */
    List<CaseResult> notes(Collection<CaseResult> results) {
        return notes.stream()
                .filter(note ->
                        note.is(CaseOutcome.DOES_NOT_APPLY) || results.stream().anyMatch(result -> isOf(note, result)))
                .toList();
    }

    private static boolean isOf(CaseResult note, CaseResult taken) {
        return taken.is(CaseOutcome.PASSED)
                && taken.group().equals(note.group())
                && (note.name().equals(SAMPLES) || note.name().equals(taken.name() + LOOK));
    }

    private OutboundCopy notification(String group, String name, NativeSample sample) {
        long number = numbers.merge(sample.form().path("sender").asText(), 1L, Long::sum);
        return OutboundCopy.notification(group, name, sample, number);
    }

    private void add(CaseFile.SentCase one, List<NativeSample> all, List<OutboundCopy> copies) {
        String name = String.valueOf(one.name());
        NativeSample sample = one.hangUp() && !comes ? null : sample(one, all);
        if (sample == null) {
            notes.add(CaseResult.doesNotApply(OutboundCopy.CASES, name, "There is no such thing in this interface."));
            return;
        }
        OutboundCopy copy = notification(OutboundCopy.CASES, name, sample);
        OutboundCopy first = one.hangUp() ? copy.hungUpOn() : copy;
        IntStream.rangeClosed(1, one.often()).mapToObj(first::again).forEach(copies::add);
        notes.add(CaseResult.toLookAt(
                OutboundCopy.CASES, name + LOOK, sample.form().path("id").asText() + ": " + one.look()));
    }

    // Another partner's words are needed to make it, which a kit does not have: the build has made it then.
    private @Nullable NativeSample sample(CaseFile.SentCase one, List<NativeSample> all) {
        return samples.made(String.valueOf(one.name()))
                .or(() -> new CaseCopy(mappings, partner).of(one, all))
                .orElse(null);
    }
}
