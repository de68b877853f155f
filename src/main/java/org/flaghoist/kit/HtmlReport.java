package org.flaghoist.kit;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.flaghoist.kit.CaseResult.CaseOutcome;
import org.springframework.web.util.HtmlUtils;

/** The report for people: a page by itself. */
final class HtmlReport {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Rehearsal of %1$s: %2$s</title>
            <style>
            body { font: 16px/1.4 sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1b1b1b; }
            table { border-collapse: collapse; width: 100%%; margin-bottom: 2rem; table-layout: fixed; }
            th, td { border-bottom: 1px solid #bbb; padding: .4rem .6rem; text-align: left; vertical-align: top; }
            th, td { overflow-wrap: break-word; }
            th:first-child { width: 8rem; } th:nth-child(2) { width: 17rem; }
            td:first-child { font-weight: bold; }
            .passed { color: #00612e; } .failed { color: #a3000b; } .to_look_at, .not_tried { color: #5a4500; }
            dl { display: grid; grid-template-columns: 8rem 1fr; } dd { margin: 0; overflow-wrap: anywhere; }
            input { width: 1.1rem; height: 1.1rem; vertical-align: text-bottom; }
            @media (max-width: 45rem) {
              body { margin-top: 1rem; }
              th { display: none; } tr, td { display: block; } tr { border-bottom: 1px solid #bbb; padding: .4rem 0; }
              td { border: 0; padding: .1rem 0; }
            }
            </style>
            </head>
            <body>
            <h1>Rehearsal of %1$s: %2$s</h1>
            """;

    private static final String COLUMNS =
            "<tr><th scope=\"col\">Outcome</th><th scope=\"col\">Case</th><th scope=\"col\">What was seen</th></tr>\n";
    private static final List<String> GROUPS = List.of(
            CaseResult.CONNECTION,
            OutboundCopy.NOTIFICATIONS,
            OutboundCopy.CASES,
            OutboundCopy.RECEIPTS,
            OutboundCopy.PICTURES,
            OutboundCopy.MANIFESTS,
            CaseResult.ASKED,
            CaseResult.SENT);
    private static final Pattern OWN_FORM = Pattern.compile(OwnForms.FOLDER + "/[0-9]+-[A-Za-z0-9._-]+\\.json");

    private HtmlReport() {}

    static String of(ReportHead head, Collection<CaseResult> results) {
        boolean failed = results.stream().anyMatch(CaseResult::isFailed);
        StringBuilder page = new StringBuilder(HEAD.formatted(escaped(head.partner()), head.verdict(failed)));
        page.append("<dl>");
        line(page, "Outcome", CaseResult.counts(results));
        line(
                page,
                "Began",
                head.began().truncatedTo(ChronoUnit.SECONDS) + ", took "
                        + head.took().toSeconds() + " s");
        line(page, "Program", head.program());
        line(page, "Options", head.options());
        page.append("</dl>\n");
        section(page, "Failed", of(CaseOutcome.FAILED, results));
        section(page, "For your people: look at each", of(CaseOutcome.TO_LOOK_AT, results));
        GROUPS.forEach(group -> section(
                page,
                group,
                results.stream()
                        .filter(one -> one.group().equals(group))
                        .filter(one -> !one.isFailed() && !one.is(CaseOutcome.TO_LOOK_AT))
                        .toList()));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void line(StringBuilder page, String name, String value) {
        page.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(escaped(value))
                .append("</dd>");
    }

    private static List<CaseResult> of(CaseOutcome outcome, Collection<CaseResult> results) {
        return results.stream().filter(one -> one.is(outcome)).toList();
    }

    private static void section(StringBuilder page, String title, List<CaseResult> cases) {
        if (!cases.isEmpty()) {
            page.append("<h2>")
                    .append(escaped(title))
                    .append("</h2>\n<table>\n")
                    .append(COLUMNS);
            cases.forEach(result -> page.append(row(result)));
            page.append("</table>\n");
        }
    }

    private static String row(CaseResult result) {
        String outcome = result.outcome().words();
        boolean toTick = result.is(CaseOutcome.TO_LOOK_AT);
        String what = toTick ? "<label><input type=\"checkbox\"> " + outcome + "</label>" : outcome;
        String name = toTick || result.isFailed() ? result.group() + ": " + result.name() : result.name();
        return "<tr><td class=\"" + outcome.replace(' ', '_') + "\">" + what + "</td><td>" + escaped(name) + "</td><td>"
                + linked(escaped(result.text())) + "</td></tr>\n";
    }

    private static String linked(String html) {
        return OWN_FORM.matcher(html).replaceAll("<a href=\"$0\">$0</a>");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(JUnitReport.plain(text), "UTF-8");
    }
}
