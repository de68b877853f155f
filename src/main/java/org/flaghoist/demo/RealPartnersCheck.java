package org.flaghoist.demo;

import java.util.List;
import org.flaghoist.exchange.Setup;
import org.flaghoist.notification.SetupException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Looks at the partners when they are known, before anybody is let in and anything moves. */
record RealPartnersCheck(ObjectProvider<RealPartners> real) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Setup setup) {
            List<String> faults = real.getObject().faults(setup.partners().all());
            if (!faults.isEmpty()) {
                throw new SetupException(faults);
            }
        }
        return bean;
    }
}
