package org.flaghoist.format.fields;

import java.util.List;

/** The fields whose faults count before all others. */
record FirstFields(List<String> paths) {

    Report report(String path, Report otherwise) {
        int rank = paths.indexOf(path);
        return rank < 0 ? otherwise : otherwise.first(rank);
    }
}
