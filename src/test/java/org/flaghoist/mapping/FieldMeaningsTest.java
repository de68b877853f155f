package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a field means is known where a mapping moves it, however it does so. */
class FieldMeaningsTest {

    private static final Path MAPPINGS = Path.of("mappings");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            at;aktenzeichen;id
            at;bezug.aktenzeichen;inReplyTo.id
            at;boote;vessels
            at;boote.rumpfnummer;vessels.hin
            at;motoren.seriennummer;engines.serial
            at;ereignis.tag;event.from
            at;ereignis.ort;event.place
            at;ereignis.ort.name;event.place.name,event.place.nameLatin
            at;personen.originalschrift.familienname;persons.name.family
            at;schilderung;narrative
            at;ausgelassen.pfad;redactions.path
            bg;Съдове.hin;vessels.hin
            bg;Координати;event.place.latitude,event.place.longitude
            bg;Място (латиница);event.place.nameLatin
            bg;Лица.latinFamily;persons.name.latin.family
            ro;antet.raspunsLa.#text;inReplyTo.id
            ro;eveniment.inceput;event.from,event.precision
            ly;B.B03;vessels.hin
            ly;T2;handling.conditions
            uk;intelGrading.handling;handling.codes
            uk;intelGrading.assessment;grading.original.information
            uk;subjects.givenNames;persons.name.given,persons.name.latin.given
            europol;Event.Location.@country;event.place.country
            """)
    void isTheMemberThatTheFieldIsMovedTo(String partner, String field, String members) throws IOException {
        assertThat(meanings(partner).ofNotification(field).members()).containsExactlyInAnyOrder(members.split(","));
    }

    @ParameterizedTest
    @CsvSource({"at,bewertung", "ro,clasificare.evaluare", "ly,N21"})
    void isNotKnownWhereTheFieldIsMadeOtherwise(String partner, String field) throws IOException {
        FieldMeanings.Meaning meaning = meanings(partner).ofNotification(field);

        assertThat(meaning.members()).isEmpty();
        assertThat(meaning.others()).contains("grading.source", "grading.information");
    }

    @ParameterizedTest
    @CsvSource({"at,feld,field", "at,zeit,at", "ro,stare,status", "uk,result,status"})
    void isKnownOfReceipts(String partner, String field, String member) throws IOException {
        assertThat(meanings(partner).ofReceipt(field).members()).isEqualTo(Set.of(member));
    }

    private static FieldMeanings meanings(String partner) throws IOException {
        SetupFaults faults = new SetupFaults();
        FormatFile format = StrictYaml.read(MAPPINGS.resolve(partner).resolve("format.yaml"), FormatFile.class, faults);
        return FieldMeanings.of(MAPPINGS, partner, Objects.requireNonNull(format));
    }
}
