package org.flaghoist.command;

import java.nio.file.Path;

/** Which files have a fault, in the order in which docs/add-a-partner.md goes through them. */
enum CheckSection {
    /** Whatever the file. */
    START("what stops the start", 0),
    WORDS("tables and called.yaml", 2),
    FORM("format and mappings", 3),
    README("README.md", 4),
    SAMPLES("samples", 5),
    PARTNER("partner files", 6),
    POLICY("release policy", 7),
    BROKER("external broker", 8);

    private final String files;
    private final int number;

    CheckSection(String files, int number) {
        this.files = files;
        this.number = number;
    }

    String files() {
        return files;
    }

    String heading() {
        return "-- " + files + (number == 0 ? "" : " (docs/add-a-partner.md, section " + number + ")");
    }

    /** @param samples the folder of all */
    static CheckSection of(Path file, Path samples) {
        String name = file.getFileName().toString();
        if (file.startsWith(samples)) {
            return SAMPLES;
        } else if (name.endsWith(".csv") || name.equals("called.yaml")) {
            return WORDS;
        } else if (name.equals("README.md")) {
            return README;
        } else if (name.equals("release-policy.yaml")) {
            return POLICY;
        } else if (file.getParent() != null && file.getParent().endsWith("partners")) {
            return PARTNER;
        }
        return FORM;
    }
}
