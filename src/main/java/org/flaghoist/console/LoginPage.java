package org.flaghoist.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page where people log in, and what it says about how they came there. */
@RestController
final class LoginPage {

    static final String PATH = "/login";

    private static final Map<String, String> MESSAGES = Map.of(
            "error", bad("User name and password do not fit. Both are case-sensitive.<!--wait-->"),
            "timeout", bad("You were logged out because nothing was done for a while. Please log in again."),
            "norole",
                    bad(
                            "You are who you say, but you have no right to use this console. Ask whoever runs it for a role."),
            "noname", bad("Your provider gives no name that can be used here. Ask whoever runs the console."),
            "noperson", bad("Your provider does not say which person this account is. Ask whoever runs the console."),
            "provider", bad("The login with your provider did not succeed. Please try again."),
            "logout", "<p class=\"message good\" role=\"status\">You are logged out.</p>");

    private final String page;

    LoginPage(LocalUsers local, ObjectProvider<ProviderLinks> providers) throws IOException {
        String form = local.all().isEmpty() && providers.stream().findAny().isPresent() ? "" : file("form.html");
        String links = providers.stream().map(ProviderLinks::html).collect(Collectors.joining());
        page = file("login.html").replace("<!--form-->", form).replace("<!--providers-->", links);
    }

    private static String file(String name) throws IOException {
        try (InputStream file = LoginPage.class.getResourceAsStream("/login/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @GetMapping(path = PATH, produces = "text/html;charset=UTF-8")
    ResponseEntity<String> show(@RequestParam Map<String, String> asked, CsrfToken token) {
        String message = MESSAGES.entrySet().stream()
                .filter(each -> asked.containsKey(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        String filled = page.replace(
                        "<!--message-->", message.replace("<!--wait-->", wait(asked.getOrDefault("wait", ""))))
                .replace("<!--token-->", HtmlUtils.htmlEscape(token.getToken()));
        // Each page has its own token.
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body(filled);
    }

    /** Empty where the address says no number: it is anybody's text. */
    private static String wait(String seconds) {
        return seconds.matches("[0-9]{1,6}") ? " " + LoginAnswers.toWait(Long.parseLong(seconds)) : "";
    }

    private static String bad(String text) {
        return "<p class=\"message bad\" role=\"alert\">" + text + "</p>";
    }
}
