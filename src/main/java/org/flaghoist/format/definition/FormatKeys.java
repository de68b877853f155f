package org.flaghoist.format.definition;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.definition.FormatFile.Carries;
import org.flaghoist.format.definition.FormatFile.FaultPlaces;
import org.flaghoist.format.definition.FormatFile.Figures;
import org.flaghoist.format.definition.FormatFile.ListForm;
import org.flaghoist.notification.UrgencySigns;
import org.jspecify.annotations.Nullable;

/**
 * A {@link FormatFile} as integrators write it: all keys side by side. What must not be absent is null here until the
 * file is checked.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
@SuppressWarnings("NullAway.Init")
final class FormatKeys {

    SyntaxForm.SyntaxKind syntax;
    String extension;

    @Nullable
    String language;

    @Nullable
    Charset charset;

    @Nullable
    CsvForm csv;

    TimeForm times;

    @Nullable
    NumberForm numbers;

    @JsonSetter(nulls = Nulls.SKIP)
    PositionForm positions = PositionForm.DEFAULT;

    TextForm text;

    @Nullable
    RecordLayout records;

    @JsonSetter(nulls = Nulls.SKIP)
    ListForm lists = new ListForm(false, false, false);

    @JsonSetter(nulls = Nulls.SKIP)
    Carries carries = new Carries(false, false);

    @JsonSetter(nulls = Nulls.SKIP)
    JsonForm json = JsonForm.DEFAULT;

    @Nullable
    XmlForm xml;

    /** As {@link FaultPlaces#checkFirst()}. */
    @JsonSetter(nulls = Nulls.SKIP)
    List<String> checkFirst = List.of();

    /** As {@link FaultPlaces#reportAbsenceAt()}. */
    @JsonSetter(nulls = Nulls.SKIP)
    Map<String, String> reportAbsenceAt = Map.of();

    @Nullable
    UrgencySigns urgency;

    Fields notification;
    Fields receipt;

    @JsonSetter(nulls = Nulls.SKIP)
    Fields picture = Fields.NONE;

    FormatFile file() {
        return new FormatFile(
                new SyntaxForm(syntax, extension, charset, json, csv, records, xml),
                language,
                times,
                new Figures(numbers, positions),
                text,
                lists,
                carries,
                new FaultPlaces(checkFirst, reportAbsenceAt),
                urgency,
                notification,
                receipt,
                picture);
    }
}
