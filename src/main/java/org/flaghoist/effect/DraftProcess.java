package org.flaghoist.effect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.notification.SetupException;

/**
 * Looks at drafts in a process of its own, which has little memory and is ended after a while: whatever a mapping there
 * does, the hub goes on. It knows no secret, and is told by the hub what it may know of the ledger.
 */
public final class DraftProcess implements DraftLook {

    private final LookLimits limits;
    private final int largest;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock looking = new ReentrantLock();

    /** @param largest bytes of one notification */
    public DraftProcess(LookLimits limits, int largest) {
        this.limits = limits;
        this.largest = largest;
    }

    @Override
    public void read(SetupFiles draft, SetupFiles now) {
        reading.lock();
        try (StartedLook look = StartedLook.start(limits.toRead(), () -> {})) {
            begin(look, List.of(draft, now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public ObjectNode effects(EffectsQuestion question, KeptMessages kept, Runnable goOn) {
        looking.lock();
        try (StartedLook look = StartedLook.start(limits, goOn)) {
            begin(look, List.of(question.draft(), question.now()));
            long begun = System.nanoTime();
            AtomicBoolean any = new AtomicBoolean();
            kept.since(question.since(), question.most())
                    // One at least: nobody is to agree to what nobody could see.
                    .takeWhile(message -> !any.getAndSet(true)
                            || System.nanoTime() - begun < limits.effects().toNanos())
                    .forEach(message -> {
                        look.isAt(message.sender() + " " + message.name(), limits.message());
                        look.say(DraftWords.message(message));
                        answer(look, kept);
                    });
            look.isAt("the end", limits.message());
            look.say(DraftWords.end(question.since(), kept.count(question.since())));
            return (ObjectNode) look.hear().path(DraftWords.EFFECTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            looking.unlock();
        }
    }

    private void begin(StartedLook look, List<SetupFiles> files) {
        look.isAt("its files", limits.reading());
        look.say(DraftWords.begin(files, largest));
        List<String> faults = new ArrayList<>();
        look.hear().path(DraftWords.FAULTS).forEach(fault -> faults.add(fault.asText()));
        if (!faults.isEmpty()) {
            throw new SetupException(faults);
        }
    }

    // It asks what it cannot know, as often as it needs, until it is ready for the next.
    private static void answer(StartedLook look, KeptMessages kept) {
        for (ObjectNode said = look.hear(); said.has(DraftWords.EARLIER); said = look.hear()) {
            look.say(DraftWords.recipients(DraftWords.earlier(said, kept)));
        }
    }
}
