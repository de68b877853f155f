package org.flaghoist.mapping;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupText;

/**
 * Which of a partner's tables what it sends can have words of, and which what it gets: no partner sends receipts or
 * pictures, for instance.
 */
record TableDirections(Set<String> read, Set<String> written) {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    static TableDirections of(Path folder, FormatFile format) {
        TableDirections tables = new TableDirections(new HashSet<>(), new HashSet<>());
        tables.addOf(format.notification(), true);
        tables.addOf(format.receipt(), false);
        tables.addOf(format.picture(), false);
        // hub-word(..) and native-word(..) name tables that no field does.
        addNamed(folder.resolve("in.jslt"), tables.read());
        addNamed(folder.resolve("out.jslt"), tables.written());
        addNamed(folder.resolve("receipt.jslt"), tables.written());
        addNamed(folder.resolve("picture.jslt"), tables.written());
        return tables;
    }

    private void addOf(Fields fields, boolean isSent) {
        for (Field field : fields.byName().values()) {
            boolean isRead = isSent && !field.out();
            String table = field.words().table();
            if (table != null) {
                written.add(table);
            }
            if (table != null && isRead) {
                read.add(table);
            }
            addOf(field.members(), isRead);
        }
    }

    private static void addNamed(Path jslt, Set<String> tables) {
        QUOTED.matcher(SetupText.orNone(jslt)).results().forEach(quoted -> tables.add(quoted.group(1)));
    }
}
