package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.flaghoist.format.definition.XmlForm.ForbiddenCharacters;
import org.flaghoist.format.definition.XmlForm.PartnerList;
import org.flaghoist.format.definition.XmlForm.Structure;
import org.flaghoist.format.definition.XmlForm.WhiteSpace;
import org.jspecify.annotations.Nullable;

/**
 * An {@link XmlForm} as integrators write it: all keys side by side. What must not be absent is null here until the
 * file is checked.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
@SuppressWarnings("NullAway.Init")
final class XmlKeys {

    String root;
    String receipt;

    @Nullable
    String picture;

    String namespace;
    String schema;

    @Nullable
    PartnerList partners;

    @JsonSetter(nulls = Nulls.SKIP)
    List<String> charsets = List.of();

    @Nullable
    String version;

    boolean depthWhileParsing;

    @JsonSetter(nulls = Nulls.SKIP)
    List<String> longText = List.of();

    boolean trimLongText;
    boolean collapse;
    ForbiddenCharacters characters;
    Structure structure;

    XmlForm form() {
        return new XmlForm(
                root,
                receipt,
                picture,
                namespace,
                schema,
                partners,
                charsets,
                version,
                depthWhileParsing,
                new WhiteSpace(longText, trimLongText, collapse),
                characters,
                structure);
    }
}
