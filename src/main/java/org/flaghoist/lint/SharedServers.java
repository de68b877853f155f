package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Sftp;

/** Finds partners whose folders are the same on the same server, as when a draft keeps the port of another. */
public final class SharedServers {

    private static final String CORRECT = "; correct it in one of the two";

    private SharedServers() {}

    /** At both partners, as no file says which of them came later. Each with file, line and key. */
    public static List<String> of(Path config, Collection<Partner> partners) {
        List<String> found = new ArrayList<>();
        for (Partner partner : partners) {
            for (Partner other : partners) {
                if (!other.equals(partner)
                        && partner.transport() instanceof Sftp sftp
                        && other.transport() instanceof Sftp theirs
                        && login(theirs).equals(login(sftp))) {
                    found.addAll(new Shared(config, partner, sftp, other, theirs).faults());
                }
            }
        }
        return found;
    }

    /** Two partners with the same server and user. */
    private record Shared(Path config, Partner partner, Sftp sftp, Partner other, Sftp theirs) {

        List<String> faults() {
            List<String> found = new ArrayList<>();
            if (place(theirs).equals(place(sftp))) {
                found.add(fault(
                        "port",
                        sftp.port() + " of " + sftp.host() + " is that of ",
                        "port",
                        ", with the same user and folders, so one would get the files of the other"));
            }
            if (folder(theirs.outbox()).equals(folder(sftp.inbox()))) {
                found.add(fault(
                        "inbox", "is the outbox of ", "outbox", ", so the hub would take there what it delivers here"));
            }
            if (folder(theirs.inbox()).equals(folder(sftp.outbox()))) {
                found.add(fault(
                        "outbox", "is the inbox of ", "inbox", ", so the hub would take here what it delivers there"));
            }
            return found;
        }

        private String fault(String key, String is, String theirKey, String so) {
            return line(partner, key) + ": sftp." + key + ": " + is + other.id() + " as well (" + line(other, theirKey)
                    + ")" + so + CORRECT;
        }

        private String line(Partner of, String key) {
            Path file = Partners.file(config, of.id());
            return file + ":" + YamlLines.near(file, JsonPointer.valueOf("/sftp"), key);
        }
    }

    private static List<Object> place(Sftp sftp) {
        return List.of(login(sftp), folder(sftp.outbox()), folder(sftp.inbox()));
    }

    private static List<Object> login(Sftp sftp) {
        return List.of(sftp.host(), sftp.port(), sftp.user());
    }

    private static Path folder(String name) {
        return Path.of(name).normalize();
    }
}
