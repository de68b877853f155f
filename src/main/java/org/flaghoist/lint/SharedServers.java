package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Sftp;

/** Finds partners whose folders are the same on the same server, as when a draft keeps the port of another. */
public final class SharedServers {

    private SharedServers() {}

    /** Each with file, line and key. */
    public static List<String> of(Path config, Collection<Partner> partners) {
        Map<List<Object>, Partner> byPlace = new LinkedHashMap<>();
        List<String> found = new ArrayList<>();
        for (Partner partner : partners) {
            if (partner.transport() instanceof Sftp sftp) {
                crossed(config, partner, sftp, partners).forEach(found::add);
                Partner other = byPlace.putIfAbsent(place(sftp), partner);
                if (other != null) {
                    found.add(place(config, partner, "port") + ": sftp.port: " + sftp.port() + " of " + sftp.host()
                            + " is that of " + other.id() + " as well (" + place(config, other, "port")
                            + "), with the same user and folders, so one would get the files of the other; correct it");
                }
            }
        }
        return found;
    }

    /** The hub would take what it delivers for what the other sends. */
    private static Stream<String> crossed(Path config, Partner partner, Sftp sftp, Collection<Partner> partners) {
        return partners.stream()
                .filter(other -> !other.equals(partner)
                        && other.transport() instanceof Sftp theirs
                        && login(theirs).equals(login(sftp))
                        && folder(theirs.outbox()).equals(folder(sftp.inbox())))
                .map(other -> place(config, partner, "inbox") + ": sftp.inbox: is the outbox of " + other.id()
                        + " as well (" + place(config, other, "outbox")
                        + "), so the hub would take there what it delivers here; correct it");
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

    private static String place(Path config, Partner partner, String key) {
        Path file = Partners.file(config, partner.id());
        return file + ":" + YamlLines.near(file, JsonPointer.valueOf("/sftp"), key);
    }
}
