package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.List;
import org.flaghoist.format.definition.XmlForm.Characters;
import org.flaghoist.format.definition.XmlForm.PartnerList;
import org.flaghoist.format.definition.XmlForm.Structure;
import org.flaghoist.format.definition.XmlForm.WhiteSpace;
import org.jspecify.annotations.Nullable;

/** An {@link XmlForm} as integrators write it: all keys side by side. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
@SuppressWarnings("NullAway.Init")
final class XmlKeys {

    String root;
    String receipt;
    String namespace;
    String schema;

    @Nullable
    PartnerList partners;

    List<String> charsets;

    @Nullable
    String version;

    boolean depthWhileParsing;
    List<String> longText;
    boolean trimLongText;
    boolean collapse;
    Characters characters;
    Structure structure;

    XmlForm form() {
        return new XmlForm(
                root,
                receipt,
                namespace,
                schema,
                partners,
                List.copyOf(charsets),
                version,
                depthWhileParsing,
                new WhiteSpace(List.copyOf(longText), trimLongText, collapse),
                characters,
                structure);
    }
}
