package org.flaghoist.picture;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a week adds up to, as the JSON that is kept of it. */
final class WeekText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private WeekText() {}

    private record Kept(PictureOrigin of, List<KeptSum> sums, List<KeptPlace> places) {}

    private record KeptSum(PictureNumber of, long sum, long times) {}

    private record KeptPlace(PictureMark mark, PictureSpot spot, Map<Headline, Long> numbers) {}

    static String of(PictureWeek week) {
        Map<PictureOrigin, Kept> all = new HashMap<>();
        week.sums().forEach((origin, numbers) -> {
            Kept kept = all.computeIfAbsent(origin, of -> new Kept(of, new ArrayList<>(), new ArrayList<>()));
            numbers.forEach(
                    (number, sum) -> kept.sums().add(new KeptSum(number, sum.hundredths(), sum.notifications())));
        });
        week.places()
                .forEach((by, numbers) -> all.computeIfAbsent(
                                by.origin(), of -> new Kept(of, new ArrayList<>(), new ArrayList<>()))
                        .places()
                        .add(new KeptPlace(by.mark(), by.spot(), numbers)));
        try {
            return JSON.writeValueAsString(all.values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no week that can be written", e);
        }
    }

    static PictureWeek read(LocalDate monday, String text) {
        PictureWeek week = new PictureWeek(monday, new HashMap<>(), new HashMap<>());
        for (Kept kept : kept(text)) {
            Map<PictureNumber, PictureSum> sums = new HashMap<>();
            kept.sums().forEach(each -> sums.put(each.of(), new PictureSum(each.sum(), each.times())));
            week.sums().put(kept.of(), sums);
            kept.places()
                    .forEach(each -> week.places()
                            .put(new PictureWeek.PlacedBy(kept.of(), each.mark(), each.spot()), each.numbers()));
        }
        return week;
    }

    private static Kept[] kept(String text) {
        try {
            return JSON.readValue(text, Kept[].class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a week of the picture that cannot be read", e);
        }
    }
}
