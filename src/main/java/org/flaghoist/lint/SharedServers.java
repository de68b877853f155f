package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.notification.YamlLines;
import org.flaghoist.partner.Partner;
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
                Partner other = byPlace.putIfAbsent(place(sftp), partner);
                if (other != null) {
                    found.add(place(config, partner) + ": sftp.port: " + sftp.port() + " of " + sftp.host()
                            + " is that of " + other.id() + " as well (" + place(config, other)
                            + "), with the same user and folders, so one would get the files of the other; correct it");
                }
            }
        }
        return found;
    }

    private static List<Object> place(Sftp sftp) {
        return List.of(sftp.host(), sftp.port(), sftp.user(), sftp.outbox(), sftp.inbox());
    }

    private static String place(Path config, Partner partner) {
        Path file = config.resolve("partners").resolve(partner.id() + ".yaml");
        return file + ":" + YamlLines.near(file, JsonPointer.valueOf("/sftp"), "port");
    }
}
