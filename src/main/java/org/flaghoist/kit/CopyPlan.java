package org.flaghoist.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Action;
import org.jspecify.annotations.Nullable;

/** All that the kit sends of itself: each sample, then what is rare. */
final class CopyPlan {

    private static final String SAMPLES = "how the samples look";

    private final String partner;
    private final Mappings mappings;
    private final KitSamples samples;
    private final List<CaseResult> notes = new ArrayList<>();

    CopyPlan(String partner, Mappings mappings, KitSamples samples) {
        this.partner = partner;
        this.mappings = mappings;
        this.samples = samples;
    }

    /** @param pictures whether the partner gets monthly pictures */
    List<OutboundCopy> copies(List<CaseFile.SentCase> cases, boolean pictures) {
        List<NativeSample> all = samples.copies();
        List<OutboundCopy> copies = new ArrayList<>();
        all.forEach(sample -> copies.add(OutboundCopy.notification(OutboundCopy.NOTIFICATIONS, sample.name(), sample)));
        samples.receipts()
                .forEach(sample -> copies.add(OutboundCopy.receipt(
                        sample.name(), sample.form().path("receipt").asText(), sample.bytes())));
        if (pictures) {
            samples.pictures().forEach(sample -> copies.add(OutboundCopy.picture(sample)));
        }
        cases.forEach(one -> add(one, all, copies));
        if (!all.isEmpty()) {
            notes.add(CaseResult.notJudged(
                    OutboundCopy.NOTIFICATIONS,
                    SAMPLES,
                    "Compare what your system shows with samples/<id>/out: <case>.notification.json says what each"
                            + " means. All letters are right, times are of your zone, 0 is not empty."));
        }
        return copies;
    }

    /** What people have to look at; to be asked for after {@link #copies}. */
    List<CaseResult> notes() {
        return notes;
    }

    private void add(CaseFile.SentCase one, List<NativeSample> all, List<OutboundCopy> copies) {
        NativeSample sample = sample(one, all);
        if (sample == null) {
            notes.add(CaseResult.notJudged(
                    OutboundCopy.CASES, String.valueOf(one.name()), "There is no sample for it in this interface."));
            return;
        }
        OutboundCopy copy = OutboundCopy.notification(OutboundCopy.CASES, String.valueOf(one.name()), sample);
        IntStream.rangeClosed(1, one.often()).mapToObj(copy::again).forEach(copies::add);
        notes.add(CaseResult.notJudged(
                OutboundCopy.CASES,
                one.name() + ": what to look at",
                sample.form().path("id").asText() + ": " + one.look()));
    }

    private @Nullable NativeSample sample(CaseFile.SentCase one, List<NativeSample> all) {
        Action action = one.action();
        return (action == null ? largest(all) : of(action, all)).findFirst().orElse(null);
    }

    private static Stream<NativeSample> of(Action action, List<NativeSample> all) {
        return all.stream().filter(sample -> action.isOf(sample.form()));
    }

    // Another partner's words are needed to make it, which a kit does not have: the build has made it then.
    private Stream<NativeSample> largest(List<NativeSample> all) {
        return Stream.concat(
                all.stream().filter(sample -> sample.name().equals(LargestCopy.NAME)),
                Stream.of(true).flatMap(now -> LargestCopy.of(mappings, partner, all).stream()));
    }
}
