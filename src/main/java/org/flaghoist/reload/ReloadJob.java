package org.flaghoist.reload;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** This hub's part in a reload: it checks its files, answers, and goes over to them when all hubs agree. */
public final class ReloadJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadJob.class);

    private final OutageLog outageLog = new OutageLog(LOG, "Looking for a reload");
    private final ReloadRows rows;
    private final Reloads reloads;
    private final FilesReader reader;
    private final SetupSwitch over;
    private final WorkingHub hub;
    private @Nullable CheckedFiles checked;

    public ReloadJob(ReloadRows rows, Reloads reloads, FilesReader reader, SetupSwitch over, WorkingHub hub) {
        this.rows = rows;
        this.reloads = reloads;
        this.reader = reader;
        this.over = over;
        this.hub = hub;
    }

    /**
     * What this hub found for a reload.
     *
     * @param files null where it is not to go over to them
     */
    private record CheckedFiles(long reload, @Nullable FilesAsRead files, HubAnswer answer) {}

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public void run() {
        outageLog.attempt(this::look);
    }

    // One after the other: what all have agreed on is done before the next is answered, and whatever that comes to.
    private synchronized void look() {
        for (Reload reload : rows.after(hub.through())) {
            take(reload);
            if (hub.through() < reload.id()) {
                return;
            }
        }
    }

    private void take(Reload reload) {
        Reload now = reload;
        if (now.state() == ReloadState.CHECKING) {
            rows.answer(now.id(), checked(now).answer());
            reloads.decide(now.id());
            now = rows.get(now.id());
        }
        if (now.state() == ReloadState.AGREED) {
            goOver(now);
        } else if (now.state() != ReloadState.CHECKING) {
            through(now);
        }
    }

    private void through(Reload reload) {
        hub.setThrough(reload.id());
        checked = null;
    }

    private CheckedFiles checked(Reload reload) {
        CheckedFiles here = checked;
        if (here == null || here.reload() != reload.id()) {
            here = check(reload);
            checked = here;
        }
        return here;
    }

    private CheckedFiles check(Reload reload) {
        try {
            FilesAsRead read = reader.read(reload.id());
            SetupChanges changes = SetupChanges.between(over.current().files(), read);
            List<String> refusals = Stream.concat(changes.needRestart().stream(), uncarried(changes, read))
                    .toList();
            if (!refusals.isEmpty()) {
                return refused(reload, String.join("\n", refusals));
            }
            String all = String.join("\n", changes.changed());
            String laid = String.join("\n", read.laidOver().laid());
            return new CheckedFiles(reload.id(), read, new HubAnswer(hub.name(), read.name(), all, null, laid, null));
        } catch (SetupException e) {
            return refused(reload, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            return refused(reload, "the files cannot be read: " + SafeErrorText.withCause(e));
        }
    }

    // People agreed to what they saw, and to nothing that was in the folders besides.
    private static Stream<String> uncarried(SetupChanges changes, FilesAsRead read) {
        Set<String> only = read.laidOver().only();
        return only.isEmpty()
                ? Stream.empty()
                : changes.changed().stream()
                        .filter(line -> !only.contains(line.replaceFirst("(:)? .*", "")))
                        .map(line -> line + ": is not part of the change; reload that first");
    }

    private CheckedFiles refused(Reload reload, String why) {
        return new CheckedFiles(reload.id(), null, new HubAnswer(hub.name(), null, "", why, "", null));
    }

    // A hub that was cut off meanwhile checks now.
    private void goOver(Reload reload) {
        CheckedFiles here = checked(reload);
        FilesAsRead files = here.files();
        if (files == null || !files.name().equals(reload.name())) {
            LOG.error(
                    "This hub keeps its configuration, as its files are not those of reload {}, which other hubs work by"
                            + " now; give it the same, and restart it. {}",
                    reload.id(),
                    here.answer().faults() == null ? "" : here.answer().faults());
            through(reload);
            return;
        }
        try {
            if (over.to(files)) {
                rows.answer(reload.id(), here.answer());
                rows.switched(reload.id(), hub.name());
                LOG.info(
                        "This hub is {} and decides by configuration {} since a reload that {} asked for",
                        hub.name(),
                        hub.decidesBy().name(),
                        reload.person());
                through(reload);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
