package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.format.TableObserver;

/** Sees what mappings do, for whoever wants to know what no sample exercises. */
interface MappingObserver extends TableObserver {

    /** The text of a mapping, changed so that it tells what it does; by these functions. */
    String source(Path jslt, String text);

    /** What {@link #source} calls. */
    List<MappingFunction> functions();

    /** A mapping made one of the other. */
    void moved(Path jslt, JsonNode from, JsonNode to);
}
