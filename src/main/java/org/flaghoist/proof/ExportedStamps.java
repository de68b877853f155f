package org.flaghoist.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.timestamp.DayStamp;

/** The time stamps in what {@link ChainExport} wrote. They may have been cut out of it: each is a line of its own. */
public final class ExportedStamps {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DAY = "timeStamp";

    private ExportedStamps() {}

    /** @throws IllegalArgumentException where one cannot be read */
    public static List<DayStamp> read(BufferedReader lines) throws IOException {
        List<DayStamp> stamps = new ArrayList<>();
        String line;
        while ((line = lines.readLine()) != null) {
            if (isOne(line)) {
                stamps.add(stamp(line));
            }
        }
        return stamps;
    }

    private static DayStamp stamp(String line) {
        try {
            JsonNode stamp = JSON.readTree(line);
            Seal head = new Seal(stamp.path("link").asLong(), stamp.path("hash").asText());
            return new DayStamp(
                    stamp.path(DAY).asText(), head, stamp.path("token").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("has no time stamps as 'flaghoist chain export' writes them", e);
        }
    }

    static boolean isOne(String line) {
        return line.startsWith("{\"" + DAY + "\":");
    }

    static String line(DayStamp stamp) {
        return JSON.createObjectNode()
                .put(DAY, stamp.day())
                .put("link", stamp.head().link())
                .put("hash", stamp.head().hash())
                .put("token", stamp.token())
                .toString();
    }
}
