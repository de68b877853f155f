package org.flaghoist.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.regex.Pattern;

/** Somebody at a browser. Closing it shows whether the browser had anything to complain of. */
final class ConsolePerson implements AutoCloseable {

    private static final String HOME = "/actuator/hawtio/";
    /** Other work may run beside the tests. */
    private static final double PATIENCE_MILLIS = 60_000;

    /** From this width on Hawtio has its side bar beside the page. */
    private static final int WIDE = 1_200;

    /** As the back button does: loading the console's scripts for each page costs seconds. */
    private static final String WITHIN_THE_CONSOLE = """
            path => {
              document.querySelectorAll('.fh-page').forEach(left => left.setAttribute('data-left', ''))
              history.pushState({}, '', path)
              dispatchEvent(new PopStateEvent('popstate'))
            }""";

    /** Asks the hub for nothing while nobody does anything there. */
    private static final String QUIET = "try";

    private final Page page;
    private final Complaints complaints;
    private boolean stays;
    private boolean away;

    /**
     * In a tab of their own. Only the tab ends with them, the browser with the JVM: ending a browser in between has no
     * time limit in Playwright, and may be what once hung a test.
     */
    ConsolePerson(BrowserContext browser) {
        browser.setDefaultTimeout(PATIENCE_MILLIS);
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page = browser.newPage();
        complaints = new Complaints(page);
    }

    /** What they see; whoever has logged in before sees the first page, where no other was opened. */
    Page page() {
        if (away) {
            open("exchange");
        }
        return page;
    }

    /** The page that was asked for, or the first. */
    void logIn(String user, String password) {
        if (!page.url().contains("/login")) {
            page.navigate(HOME);
        }
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(password);
        button("Log in").click();
        sees("Flaghoist");
    }

    /** From now on the tab stays when they leave, for when they come back. */
    void stay() {
        stays = true;
    }

    /** Another of the hub's pages; the one that is open is loaded anew, as from a link that somebody has sent. */
    void open(String path) {
        away = false;
        String name = path.split("[#?/]")[0];
        if (!page.url().contains(HOME) || page.url().contains(HOME + name)) {
            page.navigate(HOME + path);
        } else {
            page.evaluate(WITHIN_THE_CONSOLE, HOME + path);
        }
        assertThat(page.locator(".fh-page:not([data-left])").first()).isVisible();
    }

    /** By a link that has the filter: what is typed there counts later, and may take the link away under the click. */
    void openDeadLetter(String reference) {
        open("dead-letters#reference=" + reference);
        link(reference).click();
        assertThat(heading("Why it failed")).isVisible();
    }

    void openNotification(String reference) {
        open("notifications#reference=" + reference);
        link(reference).first().click();
        sees("Timeline");
    }

    Locator sideBar() {
        return page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Global"));
    }

    /**
     * Hawtio follows a quarter of a second later: it takes away its side bar, which now lies over the page, or brings
     * it back. A click on the side bar's button in between would do the opposite.
     */
    void resizeWindow(int width, int height) {
        page().setViewportSize(width, height);
        if (page().locator("#vertical-nav-toggle").count() > 0) {
            assertThat(sideBar()).isVisible(new IsVisibleOptions().setVisible(width >= WIDE));
        }
    }

    /** By the side bar. */
    void goTo(String title) {
        sideBar()
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(title).setExact(true))
                .click();
        assertThat(heading(title)).isVisible();
    }

    Locator heading(String text) {
        return page().getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(Pattern name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page().getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The row of a table that has this text. */
    Locator row(String text) {
        return page().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    void sees(String text) {
        assertThat(page().getByText(text).first()).isVisible();
    }

    void sees(Pattern text) {
        assertThat(page().getByText(text).first()).isVisible();
    }

    /** Gives a reason in the question that is open, and answers it. */
    void confirm(String verb, String reason) {
        Locator question = page().getByRole(AriaRole.DIALOG);
        question.getByLabel("Reason").fill(reason);
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(verb))
                .first()
                .click();
        assertThat(question).isHidden();
    }

    /** From now on the browser may complain that the hub refuses what it asks for. */
    void expectRefusals() {
        complaints.expectRefusals();
    }

    /** What a script of the page would get, with the session and the token of whoever is logged in. */
    String fetch(String script) {
        expectRefusals();
        return String.valueOf(page().evaluate(script));
    }

    @Override
    public void close() {
        if (stays) {
            page.unrouteAll();
            page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
            open(QUIET);
            away = true;
        } else {
            page.close();
        }
        complaints.check();
    }
}
