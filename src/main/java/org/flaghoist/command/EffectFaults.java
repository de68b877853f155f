package org.flaghoist.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.effect.Effects;
import org.flaghoist.effect.Effects.Examples;
import org.flaghoist.effect.NewFault;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;

/**
 * The faults of changed files that only messages show, in the words of a check, each with some that do.
 *
 * @param mappings the changed ones
 */
record EffectFaults(Path mappings) {

    List<String> of(Effects effects) {
        Map<String, Examples> found = new LinkedHashMap<>();
        effects.groups().forEach(group -> {
            NewFault fault = group.effect().fault();
            if (fault != null) {
                found.merge(words(fault), group.having(), Examples::and);
            }
        });
        return found.entrySet().stream()
                .map(fault -> "%s; %s, such as %s"
                        .formatted(
                                fault.getKey(),
                                fault.getValue().notifications(),
                                String.join(", ", fault.getValue().some())))
                .toList();
    }

    private String words(NewFault fault) {
        UnknownWord unknown = fault.table() == null ? null : new UnknownWord(fault.table(), null);
        return Objects.requireNonNullElseGet(
                fault.broken(),
                () -> (fault.receipt()
                                ? new WrittenFault(mappings.resolve(fault.partner()), WrittenFault.RECEIPT)
                                : WrittenFault.ofCopy(mappings, fault.partner()))
                        .line(new Rejection(fault.code(), "", null, null)
                                .lacking(unknown)
                                .unfit(fault.field())));
    }
}
