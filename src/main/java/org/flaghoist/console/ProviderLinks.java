package org.flaghoist.console;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.web.util.HtmlUtils;

/**
 * The providers that people can log in with.
 *
 * @param names for people, by their registration
 * @param login how Spring Security is set up for them
 */
record ProviderLinks(Map<String, String> names, LoginSetup login) {

    /** What is done to the chain of filters. */
    @FunctionalInterface
    interface LoginSetup {
        void on(HttpSecurity http) throws Exception;
    }

    /** For the log-in page. */
    String html() {
        return names.entrySet().stream()
                .map(provider -> "<a class=\"other\" href=\"/oauth2/authorization/%s\">Log in with %s</a>"
                        .formatted(HtmlUtils.htmlEscape(provider.getKey()), HtmlUtils.htmlEscape(provider.getValue())))
                .collect(Collectors.joining("\n"));
    }
}
