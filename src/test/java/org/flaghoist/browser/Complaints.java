package org.flaghoist.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a browser says in its console, and what it asked for in vain. */
final class Complaints {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile boolean refusalsExpected;

    Complaints(Page page) {
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> said.add("uncaught: " + error));
        page.onResponse(response -> {
            if (response.status() >= 400 && !refusalsExpected) {
                said.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
    }

    private void listen(ConsoleMessage message) {
        boolean ofARefusal = refusalsExpected && message.text().startsWith("Failed to load resource");
        if (message.type().equals("error") && !ofARefusal) {
            said.add(message.text() + " at " + message.location());
        }
    }

    /** From now on somebody tries what they may not. */
    void expectRefusals() {
        refusalsExpected = true;
    }

    /** Of all since the last time. */
    void check() {
        List<String> all = List.copyOf(said);
        said.clear();
        refusalsExpected = false;
        assertThat(all).as("complaints of the browser").isEmpty();
    }
}
