import java.nio.file.Path;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureWeeks;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Adds up the weeks of the picture, as the hub does beside its work. */
public final class PictureFill {

    private PictureFill() {}

    /** @param args an SQLite file that no hub has open, or a URL of JDBC */
    public static void main(String[] args) {
        String url = args[0].startsWith("jdbc:") ? args[0] : DatabaseFile.url(Path.of(args[0]));
        SingleConnectionDataSource database = new SingleConnectionDataSource(url, true);
        PictureWeeks weeks = new PictureWeeks(new Picture(database), database);
        long began = System.nanoTime();
        int steps = 0;
        while (weeks.step()) {
            steps++;
        }
        System.out.printf("%d weeks of the picture in %.1f s%n", steps, (System.nanoTime() - began) / 1e9);
        database.destroy();
    }
}
