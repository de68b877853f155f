import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.operator.PictureWarmUp;
import org.flaghoist.picture.BehindFilter;
import org.flaghoist.picture.BehindNumber;
import org.flaghoist.picture.BehindPlace;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureFilter;
import org.flaghoist.picture.PictureMark;
import org.flaghoist.picture.PictureSources;
import org.flaghoist.picture.PictureView;
import org.flaghoist.picture.PictureViews;
import org.flaghoist.picture.PictureWeeks;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Asks a ledger what the page Picture asks, each question a few times, and prints how long the answers took. */
public final class PictureQuestions {

    private static final int TIMES = 7;
    private static final double MEBIBYTE = 1024 * 1024;

    private static final PictureFilter ALL = new PictureFilter(null, null, null, null, null, null);

    private final PictureViews views;
    private final PictureSources sources;
    private final Map<String, Supplier<String>> questions = new LinkedHashMap<>();

    private PictureQuestions(DataSource database) {
        Picture picture = new Picture(database);
        this.views = new PictureViews(new PictureWeeks(picture, database));
        this.sources = new PictureSources(picture, database);
    }

    /** @param args an SQLite file of {@code bench/million.sql}, or a URL of JDBC */
    public static void main(String[] args) {
        boolean isFile = !args[0].startsWith("jdbc:");
        String url = isFile ? DatabaseFile.url(Path.of(args[0])) : args[0];
        SingleConnectionDataSource database = new SingleConnectionDataSource(url, true);
        if (isFile) {
            database.setConnectionProperties(DatabaseFile.readOnly());
        }
        new PictureQuestions(database).run();
    }

    private void run() {
        pages();
        lists();
        long began = System.nanoTime();
        new PictureWarmUp(views, sources).ask();
        System.out.printf("as a hub asks after its start: %.0f ms%n", (System.nanoTime() - began) / 1e6);
        System.out.printf("%-44s %9s %9s %9s%n", "", "first ms", "median ms", "MiB");
        questions.forEach(PictureQuestions::time);
    }

    private void pages() {
        page("three years", ALL);
        page("a year", days("2025-01-01", "2025-12-31"));
        page("this year, from a Thursday", days("2026-01-01", null));
        page("a quarter", days("2026-04-01", "2026-06-30"));
        page("a day", days("2026-05-06", "2026-05-06"));
        page("one partner", new PictureFilter("ly", null, null, null, null, null));
        page("one type", new PictureFilter(null, "SEIZURE", null, null, null, null));
        page("one country", new PictureFilter(null, null, "BG", null, null, null));
        page("not marked", new PictureFilter(null, null, null, PictureMark.NONE, null, null));
        page("held", new PictureFilter(null, null, null, PictureMark.HELD, null, null));
        page("suspected false", new PictureFilter(null, null, null, PictureMark.SUSPECTED_FALSE, null, null));
        page("a type in a country in a year", new PictureFilter(
                null, "SEIZURE", "BG", null, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)));
        questions.put("CSV by week", () -> views.sums(ALL, Grouping.WEEK).size() + " rows");
    }

    private void page(String name, PictureFilter filter) {
        questions.put("page: " + name, () -> {
            PictureView view = views.of(filter);
            return "%d marks, %d weeks".formatted(view.places().size(), view.weeks().size());
        });
    }

    private void lists() {
        list("all", behind(ALL, null, null));
        list("boats", behind(ALL, "VESSEL", "RIB"));
        list("prices", behind(ALL, "PRICE_MEDIAN", null));
        list("held (nine of all)", behind(new PictureFilter(null, null, null, PictureMark.HELD, null, null), null, null));
        list("boats of one partner", behind(new PictureFilter("ly", null, null, null, null, null), "VESSEL", null));
        list("a mark of the map", new BehindFilter(
                new PictureFilter(null, "SEIZURE", "BG", null, null, null), new BehindNumber(null, null, null, null),
                new BehindPlace(true, new BigDecimal("40.5"), new BigDecimal("13"))));
        list("none", behind(ALL, "ITEM", "PUMP"));
        list("none of a year", behind(days("2025-01-01", "2025-12-31"), "ITEM", "PUMP"));
    }

    private void list(String name, BehindFilter filter) {
        questions.put("list: " + name, () -> {
            PictureSources.BehindPage page = sources.find(filter, null);
            return page.rows().size() + " rows" + (page.searchedTo() == null ? "" : ", broken off");
        });
    }

    private static PictureFilter days(String since, String until) {
        return new PictureFilter(
                null, null, null, null, LocalDate.parse(since), until == null ? null : LocalDate.parse(until));
    }

    private static BehindFilter behind(PictureFilter within, String measure, String kind) {
        return new BehindFilter(
                within, new BehindNumber(measure, kind, null, null), new BehindPlace(null, null, null));
    }

    private static void time(String name, Supplier<String> question) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        List<Double> millis = new ArrayList<>();
        String answer = "";
        long bytes = 0;
        for (int i = 0; i < TIMES; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long began = System.nanoTime();
            answer = question.get();
            millis.add((System.nanoTime() - began) / 1e6);
            bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
        }
        double first = millis.get(0);
        Collections.sort(millis);
        System.out.printf(
                "%-44s %9.1f %9.1f %9.1f  %s%n", name, first, millis.get(TIMES / 2), bytes / MEBIBYTE, answer);
    }
}
