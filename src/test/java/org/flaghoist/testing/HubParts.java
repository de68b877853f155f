package org.flaghoist.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.flaghoist.hub.BrokerBeans;
import org.flaghoist.hub.ChangeBeans;
import org.flaghoist.hub.DatabaseFileBeans;
import org.flaghoist.hub.FeedBeans;
import org.flaghoist.hub.HubBeans;
import org.flaghoist.hub.OperationBeans;
import org.flaghoist.hub.OverdueBeans;
import org.flaghoist.hub.PartnerBeans;
import org.flaghoist.hub.ProofBeans;
import org.flaghoist.hub.RecallBeans;
import org.flaghoist.hub.ReloadBeans;
import org.flaghoist.hub.RepeatBeans;
import org.flaghoist.hub.RouteBeans;
import org.flaghoist.hub.SearchBeans;
import org.flaghoist.hub.StepBeans;
import org.flaghoist.hub.TakenBeans;
import org.flaghoist.hub.TimeStampBeans;
import org.springframework.context.annotation.Import;

/** What a hub of a test is made of; how it reads its files, each says itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import({
    BrokerBeans.class,
    ChangeBeans.class,
    DatabaseFileBeans.class,
    FeedBeans.class,
    HubBeans.class,
    OperationBeans.class,
    OverdueBeans.class,
    PartnerBeans.class,
    ProofBeans.class,
    RecallBeans.class,
    ReloadBeans.class,
    RepeatBeans.class,
    RouteBeans.class,
    SearchBeans.class,
    StepBeans.class,
    TakenBeans.class,
    TimeStampBeans.class
})
@interface HubParts {}
