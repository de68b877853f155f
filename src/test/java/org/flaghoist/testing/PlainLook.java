package org.flaghoist.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.flaghoist.effect.ChangeEffects;
import org.flaghoist.effect.CopyFields;
import org.flaghoist.effect.DraftLook;
import org.flaghoist.effect.EffectsJson;
import org.flaghoist.effect.KeptMessages;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupFiles;
import org.jspecify.annotations.Nullable;

/** Looks at drafts of {@link PlainSetup} here, as their mappings are none of files. */
public final class PlainLook implements DraftLook {

    private static final int LARGEST = 1 << 20;

    private final Runnable reading;
    private @Nullable RuntimeException fault;

    public PlainLook() {
        this(() -> {});
    }

    /** @param reading called before a draft is read */
    public PlainLook(Runnable reading) {
        this.reading = reading;
    }

    /** The next draft cannot be looked at. */
    public void failWith(RuntimeException failure) {
        fault = failure;
    }

    @Override
    public void read(SetupFiles draft, SetupFiles now) {
        reading.run();
        PlainSetup.read(draft);
    }

    @Override
    public ObjectNode effects(EffectsQuestion question, KeptMessages kept, Runnable goOn) {
        RuntimeException failure = fault;
        fault = null;
        if (failure != null) {
            throw failure;
        }
        Setup now = PlainSetup.read(question.now());
        Setup draft = PlainSetup.read(question.draft());
        ChangeEffects found = new ChangeEffects(kept, now, draft, LARGEST, new CopyFields(now, draft));
        kept.since(question.since(), question.most()).forEach(message -> {
            goOn.run();
            found.look(message);
        });
        return EffectsJson.of(found.effects(), question.since(), kept.count(question.since()));
    }
}
