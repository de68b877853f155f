package org.flaghoist.exchange;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.sftp.OutboxRules.LookRules;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.RemoteFile;
import org.flaghoist.sftp.RemoteOutbox.OutboxLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of the files in an outbox whether they are tests. It asks the ledger, since another hub may just have changed
 * the partner's state; not where no file is to be taken and nothing has changed. Thread-safe.
 */
public final class TestFileCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TestFileCheck.class);

    private final PartnerStates states;
    private final TestModeFiles files;
    /** By partner, the state since which nothing about its files changes any more. */
    private final Map<String, StateChange> settled = new ConcurrentHashMap<>();

    public TestFileCheck(PartnerStates states, TestModeFiles files) {
        this.states = states;
        this.files = files;
    }

    /** A look begins: files of test mode may come until it ends. */
    LookRules begin(String partner) {
        StateChange begun = states.of(partner);
        return look -> sorted(begun, look);
    }

    private List<ReadyFile> sorted(StateChange begun, OutboxLook look) {
        if (look.ready().isEmpty() && begun.equals(settled.get(begun.partner()))) {
            return List.of();
        }
        List<String> listed = look.listed().stream().map(RemoteFile::name).toList();
        TestModeFiles.Sorted sorted = files.sort(begun, listed, look.all());
        log(begun.partner(), sorted.found());
        if (sorted.settled()) {
            settled.put(begun.partner(), begun);
        } else {
            settled.remove(begun.partner());
        }
        return look.ready().stream()
                .map(file -> new ReadyFile(file, sorted.testRun(file.name())))
                .toList();
    }

    /** A file was moved away: one of the same name is another from now on. */
    void moved(String partner, ReadyFile file) {
        if (file.testRun() > 0) {
            files.forget(partner, file.remote().name());
        }
    }

    private static void log(String partner, List<String> found) {
        if (!found.isEmpty()) {
            LOG.info(
                    "{}: {} lay in its outbox when test mode had ended, and stay tests; to send one live, put it there again"
                            + " when it is in .done",
                    partner,
                    String.join(", ", found));
        }
    }
}
