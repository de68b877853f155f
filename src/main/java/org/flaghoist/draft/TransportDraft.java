package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupText;

/** Makes a new partner's file: name and transport, with credentials and names of files of its own. */
record TransportDraft(DraftRequest request, String likesExtension, String extension) {

    private static final List<String> TRANSPORTS = List.of("jms", "sftp");
    // However it is written: as a number, or with a default in any place.
    private static final Pattern TAKEN = Pattern.compile("(?m)^ *port:[^#\\n]*?\\b(\\d{2,5})\\b");
    private static final Pattern PORT = Pattern.compile("(_PORT, default: *)(\\d+)");

    String text(String likes) throws IOException {
        StringBuilder kept = new StringBuilder(DraftFiles.editors("../partner"));
        String name = request.name() == null ? "" : " \"" + request.name().replace("\"", "'") + "\"";
        kept.append("name:").append(name).append('\n');
        boolean isKept = false;
        for (String line : likes.lines().toList()) {
            if (!line.isBlank() && !line.startsWith(" ")) {
                isKept = TRANSPORTS.contains(line.split(":", 2)[0]);
            }
            if (isKept) {
                String mark = line.strip().startsWith("filePattern:")
                        ? " # " + DraftMarks.mark(request.reachedLike(), "filePattern")
                        : "";
                kept.append(line).append(mark).append('\n');
            }
        }
        return ownPort(own(kept.toString()));
    }

    private String own(String likes) {
        String like = DraftRequest.variable(request.reachedLike());
        String id = DraftRequest.variable(request.id());
        return likes.replace("FLAGHOIST_" + like + "_", "FLAGHOIST_" + id + "_")
                .replace("user: " + request.reachedLike() + "\n", "user: " + request.id() + "\n")
                .replace("'^" + like, "'^" + id)
                .replace("\\." + likesExtension + "$", "\\." + extension + "$");
    }

    // So that the demo can play all servers at once.
    private String ownPort(String text) throws IOException {
        int last = 0;
        try (Stream<Path> files = Files.list(request.partnerFile().getParent())) {
            for (Path file : files.toList()) {
                Matcher port = TAKEN.matcher(SetupText.orNone(file));
                while (port.find()) {
                    last = Math.max(last, Integer.parseInt(port.group(1)));
                }
            }
        }
        return PORT.matcher(text).replaceAll("$1" + (last + 1));
    }
}
