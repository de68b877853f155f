package org.flaghoist.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.PictureCsv;
import org.flaghoist.picture.PictureViews;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The picture as a file, as the command picture prints it. */
@RestController
final class PictureDownload {

    private final PictureViews views;

    PictureDownload(PictureViews views) {
        this.views = views;
    }

    @GetMapping("/console/picture.csv")
    void csv(PictureFilterQuery query, @RequestParam(defaultValue = "all") String by, HttpServletResponse response)
            throws IOException {
        String text = PictureCsv.of(views.sums(query.filter(), grouping(by)));
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"picture.csv\"");
        response.getWriter().print(text);
    }

    private static Grouping grouping(String by) {
        for (Grouping each : Grouping.values()) {
            if (each != Grouping.NOTIFICATION
                    && each.name().toLowerCase(Locale.ROOT).equals(by)) {
                return each;
            }
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "by: all, partner, country, type or week");
    }
}
