package org.flaghoist.kit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The report for people: a page by itself. */
final class HtmlReport {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Rehearsal of %1$s</title>
            <style>
            body { font: 16px/1.4 sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1b1b; }
            table { border-collapse: collapse; width: 100%%; margin-bottom: 2rem; }
            th, td { border-bottom: 1px solid #bbb; padding: .4rem .6rem; text-align: left; vertical-align: top; }
            td { overflow-wrap: anywhere; }
            td:first-child { width: 8rem; font-weight: bold; white-space: nowrap; }
            td:nth-child(2) { width: 18rem; }
            .passed { color: #00612e; } .failed { color: #a3000b; } .not_judged { color: #5a4500; }
            </style>
            </head>
            <body>
            <h1>Rehearsal of %1$s</h1>
            <p>%2$s. "Not judged" is what only your people can see: look at each.</p>
            """;

    private HtmlReport() {}

    static String of(String partner, Collection<CaseResult> results) {
        StringBuilder page = new StringBuilder(HEAD.formatted(escaped(partner), CaseResult.counts(results)));
        byGroup(results).forEach((group, cases) -> {
            page.append("<h2>")
                    .append(escaped(group))
                    .append("</h2>\n<table>\n<tr><th scope=\"col\">Outcome</th>")
                    .append("<th scope=\"col\">Case</th><th scope=\"col\">What was seen</th></tr>\n");
            cases.forEach(result -> page.append(row(result)));
            page.append("</table>\n");
        });
        return page.append("</body>\n</html>\n").toString();
    }

    private static Map<String, List<CaseResult>> byGroup(Collection<CaseResult> results) {
        return results.stream()
                .collect(Collectors.groupingBy(CaseResult::group, LinkedHashMap::new, Collectors.toList()));
    }

    private static String row(CaseResult result) {
        String outcome = result.outcome().words();
        return "<tr><td class=\"" + outcome.replace(' ', '_') + "\">" + outcome + "</td><td>" + escaped(result.name())
                + "</td><td>" + escaped(result.text()) + "</td></tr>\n";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(JUnitReport.plain(text), "UTF-8");
    }
}
