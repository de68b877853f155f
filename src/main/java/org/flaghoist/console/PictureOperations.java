package org.flaghoist.console;

import org.flaghoist.operator.JsonText;
import org.flaghoist.picture.PictureSources;
import org.flaghoist.picture.PictureViews;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What notifications add up to, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(objectName = "org.flaghoist:type=Picture", description = "What notifications add up to")
public final class PictureOperations {

    private final PictureViews views;
    private final PictureSources sources;
    private final MonthlyList months;

    PictureOperations(PictureViews views, PictureSources sources, MonthlyList months) {
        this.views = views;
        this.sources = sources;
        this.months = months;
    }

    @ManagedOperation(description = "What the notifications that match a query add up to")
    @ManagedOperationParameter(name = "query", description = "JSON, as in docs/jmx.md")
    public String show(String query) {
        PictureFilterQuery asked = JsonText.query(query, PictureFilterQuery.class);
        return JsonText.of(PictureAnswer.of(views.of(asked.filter()), views));
    }

    @ManagedOperation(description = "The notifications that a number comes from, the last that happened first")
    @ManagedOperationParameter(name = "query", description = "JSON, as in docs/jmx.md")
    public String behind(String query) {
        BehindQuery asked = JsonText.query(query, BehindQuery.class);
        return JsonText.of(BehindAnswer.of(
                sources.find(asked.filter(), asked.after()),
                views.formula(asked.filter().number().measure())));
    }

    @ManagedOperation(description = "Which month's picture was sent to which partner, and what is not")
    public String months() {
        return JsonText.of(months.answer());
    }
}
