package org.flaghoist.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.flaghoist.format.csv.SpreadsheetCell;
import org.flaghoist.operator.JsonText;
import org.flaghoist.release.RuleWords;
import org.flaghoist.search.AuditLog;
import org.flaghoist.search.RecordedEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people did, as a file: everything that meets the query, the newest first. */
@RestController
final class AuditDownload {

    private static final int AT_ONCE = 1_000;
    private static final String HEADER = "event,time,kind,entry,partner,rule,actor,detail";

    private final AuditLog auditLog;
    private final RuleWords rules;

    AuditDownload(AuditLog auditLog, RuleWords rules) {
        this.auditLog = auditLog;
        this.rules = rules;
    }

    @GetMapping("/console/audit.csv")
    void csv(AuditQuery query, HttpServletResponse response) throws IOException {
        PrintWriter writer = open(response, "text/csv", "audit.csv");
        writer.print(HEADER + "\r\n");
        write(query, writer, step -> row(step) + "\r\n");
    }

    @GetMapping("/console/audit.jsonl")
    void jsonLines(AuditQuery query, HttpServletResponse response) throws IOException {
        PrintWriter writer = open(response, "application/jsonl", "audit.jsonl");
        write(query, writer, step -> JsonText.of(EventView.of(step, rules)) + "\n");
    }

    private static PrintWriter open(HttpServletResponse response, String type, String file) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        return response.getWriter();
    }

    private void write(AuditQuery query, PrintWriter writer, Function<RecordedEvent, String> line) {
        AuditLog.AuditFilter filter = query.filter();
        List<RecordedEvent> steps = auditLog.list(filter, AT_ONCE);
        // A reader that has gone away would otherwise have all the rest read for nobody.
        while (!steps.isEmpty() && !writer.checkError()) {
            steps.forEach(step -> writer.print(line.apply(step)));
            steps = auditLog.list(filter.before(steps.get(steps.size() - 1).event()), AT_ONCE);
        }
    }

    private static String row(RecordedEvent step) {
        StringJoiner row = new StringJoiner(",");
        row.add(Long.toString(step.event())).add(step.at().toString()).add(step.kind());
        row.add(step.entry() == null ? "" : step.entry().toString());
        row.add(SpreadsheetCell.of(step.partner()))
                .add(SpreadsheetCell.of(step.rule()))
                .add(SpreadsheetCell.of(step.actor()))
                .add(SpreadsheetCell.of(step.detail()));
        return row.toString();
    }
}
