package org.flaghoist.format;

import java.nio.file.Path;
import org.flaghoist.format.fields.CodeTable;

/** Sees each code table that is read, and gives it back, or one that notes what it is asked. */
@FunctionalInterface
public interface TableObserver {

    TableObserver NONE = (file, table) -> table;

    CodeTable observed(Path file, CodeTable table);
}
