package org.flaghoist.console;

import io.hawt.jmx.JMXSecurityMBean;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import org.springframework.stereotype.Component;

/** Says which buttons the console has to offer to whom; {@link ConsoleRestrictor} is what enforces it. */
@Component
final class ConsoleButtons implements JMXSecurityMBean {

    // Hawtio looks for any MBean with these properties.
    private static final String NAME = "hub:type=security,area=jmx,name=flaghoist";

    @PostConstruct
    void register() throws JMException {
        ObjectName name = new ObjectName(NAME);
        var server = ManagementFactory.getPlatformMBeanServer();
        if (!server.isRegistered(name)) {
            server.registerMBean(new StandardMBean(this, JMXSecurityMBean.class), name);
        }
    }

    @PreDestroy
    void unregister() throws JMException {
        var server = ManagementFactory.getPlatformMBeanServer();
        if (server.isRegistered(new ObjectName(NAME))) {
            server.unregisterMBean(new ObjectName(NAME));
        }
    }

    @Override
    public boolean canInvoke(String bean) {
        return true;
    }

    @Override
    public boolean canInvoke(String bean, String operation) throws MalformedObjectNameException {
        ObjectName name = new ObjectName(bean);
        return Rights.needed(name, operation)
                .filter(ConsoleRestrictor::isAtLeast)
                .isPresent();
    }

    @Override
    public boolean canInvoke(String bean, String operation, String[] types) throws MalformedObjectNameException {
        return canInvoke(bean, types.length == 0 ? operation : operation + "(" + String.join(",", types) + ")");
    }

    @Override
    public TabularData canInvoke(Map<String, List<String>> asked)
            throws MalformedObjectNameException, OpenDataException {
        TabularData answers = new TabularDataSupport(CAN_INVOKE_TABULAR_TYPE);
        for (var bean : asked.entrySet()) {
            if (bean.getValue().isEmpty()) {
                answers.put(row(bean.getKey(), "", true));
            }
            for (String operation : new LinkedHashSet<>(bean.getValue())) {
                answers.put(row(bean.getKey(), operation, canInvoke(bean.getKey(), operation)));
            }
        }
        return answers;
    }

    private static CompositeDataSupport row(String bean, String operation, boolean allowed) throws OpenDataException {
        Object[] values = {bean, operation, allowed};
        return new CompositeDataSupport(CAN_INVOKE_RESULT_ROW_TYPE, CAN_INVOKE_RESULT_COLUMNS, values);
    }
}
