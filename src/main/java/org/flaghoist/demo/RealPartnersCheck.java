package org.flaghoist.demo;

import java.util.List;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupSource;
import org.flaghoist.notification.SetupException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Looks at the partners whenever they are read, before anybody is let in and anything moves. */
record RealPartnersCheck(ObjectProvider<RealPartners> real) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof SetupSource source ? (SetupSource) files -> checked(source.read(files)) : bean;
    }

    private Setup checked(Setup setup) {
        List<String> faults = real.getObject().faults(setup.partners().all());
        if (!faults.isEmpty()) {
            throw new SetupException(faults);
        }
        return setup;
    }
}
