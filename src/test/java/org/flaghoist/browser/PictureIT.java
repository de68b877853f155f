package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The picture of the demo's samples. */
@ExtendWith(WithConsole.class)
class PictureIT {

    private static final Path FOLDER = Path.of("target/screenshots");
    private static final Pattern PAGE_OF_A_PDF = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    @Test
    void keepsTheFilterInTheAddressAndLeadsFromANumberToItsNotifications(Console console) {
        try (ConsolePerson viewer = console.logIn("viewer")) {
            viewer.goTo("Picture");
            Locator country = viewer.page().locator("#fh-country");
            country.selectOption("Bulgaria");
            viewer.page().getByLabel("Happened from").fill("2026-01-01");
            assertThat(viewer.page()).hasURL(Pattern.compile(".*/picture#.*country=BG.*"));
            viewer.page().reload();
            assertThat(country).hasValue("BG");
            assertThat(viewer.page().getByLabel("Happened from")).hasValue("2026-01-01");

            Locator boats = headline(viewer, "Boats");
            String number = boats.innerText();
            boats.click();
            assertThat(viewer.heading("Boats")).isVisible();
            viewer.sees("in Bulgaria, since 2026-01-01");
            Locator cells = viewer.page().locator(".fh-grid td[data-label=Boats]");
            assertThat(cells.first()).isVisible();
            assertThat(cells.allInnerTexts().stream().mapToLong(Long::parseLong).sum())
                    .isEqualTo(Long.parseLong(number));
            viewer.page().locator(".fh-grid td a").first().click();
            assertThat(viewer.heading("Timeline")).isVisible();
        }
    }

    /** When all is added up that has come in. */
    private static Locator headline(ConsolePerson person, String words) {
        assertThat(person.page().locator(".fh-headlines")).isVisible();
        assertThat(person.page().locator(".fh-behind")).hasCount(0);
        return person.page()
                .locator(".fh-headlines li")
                .filter(new Locator.FilterOptions().setHasText(words))
                .getByRole(AriaRole.LINK);
    }

    @Test
    void leadsByKeyboardFromAMarkOfTheMapToItsNotifications(Console console) {
        try (ConsolePerson person = console.logIn("viewer")) {
            person.open("picture#type=SEIZURE");
            Locator marks = person.page().locator(".fh-picture-map a");
            assertThat(marks.first()).isVisible();
            assertThat(person.page().locator(".fh-picture-map a[tabindex='0']")).hasCount(1);
            marks.first().focus();
            person.page().keyboard().press("ArrowRight");
            assertThat(marks.nth(1)).isFocused();
            String label = marks.nth(1).getAttribute("aria-label");
            assertThat(label).startsWith("Seizures: ");
            person.page().keyboard().press("Enter");
            assertThat(person.page()).hasURL(Pattern.compile(".*/picture/behind#.*type=SEIZURE.*"));
            assertThat(person.page().locator(".fh-grid td a").first()).isVisible();
        }
    }

    @Test
    void leadsFromAPriceToItsAdvertsAndFromAnEstimateToItsFormula(Console console) {
        try (ConsolePerson person = console.logIn("viewer")) {
            person.open("picture");
            person.page()
                    .getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("Prices by route"))
                    .getByRole(AriaRole.LINK)
                    .filter(new Locator.FilterOptions().setHasText("450 EUR"))
                    .first()
                    .click();
            assertThat(person.heading("Lowest price, Child, Dunkerque - Dover, EUR"))
                    .isVisible();
            person.sees("EP-4004-26");

            person.open("picture");
            headline(person, "Crossings prevented").click();
            person.sees("metres of length times people per metre");
        }
    }

    @Test
    void saysHowManyAreHeldOrSuspectedToBeFalseAndLeadsThere(Console console) {
        try (ConsolePerson person = console.logIn("viewer")) {
            person.open("picture");
            Locator marked = person.page().locator(".fh-marked");
            assertThat(marked).containsText("held for people to decide");
            assertThat(marked).containsText("suspected by the sender to be false");
            marked.getByRole(AriaRole.LINK).last().click();
            person.sees("NCA/26/SB/0105");
        }
    }

    @Test
    void listsWhichMonthWentToWhomAndSaysWhatToDoWhereOneDidNot(Console console) {
        try (ConsolePerson person = console.logIn("viewer")) {
            person.open("picture");
            Locator months =
                    person.page().getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("Sent each month"));
            assertThat(row(months, "RO")).containsText("Delivered");
            assertThat(row(months, "BG")).containsText("Not sent");
            assertThat(row(months, "BG")).containsText("Another file there has its name");
            person.sees("BG was not sent " + YearMonth.now(ZoneOffset.UTC).minusMonths(1));
            person.sees("Have the partner take the other file of the name");
            months.scrollIntoViewIfNeeded();
            person.page().screenshot(new ScreenshotOptions().setPath(FOLDER.resolve("picture-months.png")));
        }
    }

    private static Locator row(Locator table, String partner) {
        return table.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(table.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(partner))));
    }

    @Test
    void fitsOnOnePageOfPaper(Console console) throws Exception {
        try (ConsolePerson person = console.logIn("viewer")) {
            person.open("picture");
            assertThat(person.page().locator(".fh-country").first()).isVisible();
            showsOnPaperWhatBelongsThereAndCutsNothingOff(person.page());
            byte[] pdf = person.page()
                    .pdf(new PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve("picture.pdf"), pdf);
            assertThat(PAGE_OF_A_PDF
                            .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                            .results()
                            .map(MatchResult::group))
                    .hasSize(1);
        }
    }

    private static void showsOnPaperWhatBelongsThereAndCutsNothingOff(Page page) {
        assertThat(page.locator(".fh-filter").first()).isVisible();
        page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        for (String forTheScreen : List.of(".pf-v6-c-masthead", ".pf-v6-c-page__sidebar", ".fh-filter", ".fh-screen")) {
            assertThat(page.locator(forTheScreen).first()).isHidden();
        }
        assertThat(page.locator(".fh-paper")).isVisible();
        assertThat(page.evaluate("() => document.documentElement.scrollHeight >= Math.floor("
                        + "document.querySelector('.fh-picture').getBoundingClientRect().bottom)"))
                .as("the page goes on behind the end of the screen")
                .isEqualTo(true);
    }

    @Test
    void downloadsWhatThePageShows(Console console) {
        try (ConsolePerson person = console.logIn("viewer")) {
            person.open("picture");
            String boats = headline(person, "Boats").innerText();
            String csv = person.fetch("async () => (await fetch('/console/picture.csv?by=partner')).text()");
            assertThat(csv.lines()
                            .filter(line -> line.contains(",VESSEL,"))
                            .mapToLong(PictureIT::value)
                            .sum())
                    .isEqualTo(Long.parseLong(boats));
        }
    }

    /** Of a line whose cells have no comma. */
    private static long value(String line) {
        return Long.parseLong(line.split(",")[7]);
    }
}
