package org.flaghoist.hub;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.modelmbean.InvalidTargetObjectTypeException;
import javax.management.modelmbean.ModelMBean;
import javax.management.modelmbean.ModelMBeanInfo;
import javax.management.modelmbean.RequiredModelMBean;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedInstance;
import org.apache.camel.api.management.NotificationSenderAware;
import org.apache.camel.support.management.DefaultManagementMBeanAssembler;
import org.apache.camel.support.management.NotificationSenderAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Camel's MBeans, those of a kind with one description. Camel makes each its own, which takes some 50 KB, and with
 * hundreds of partners there are thousands.
 */
final class SharedMBeanInfos extends DefaultManagementMBeanAssembler {

    private final Map<List<Class<?>>, ModelMBeanInfo> known = new ConcurrentHashMap<>();

    SharedMBeanInfos(CamelContext context) {
        super(context);
    }

    @Override
    public @Nullable ModelMBean assemble(MBeanServer server, Object managed, ObjectName name) throws JMException {
        List<Class<?>> kind = kind(managed);
        ModelMBeanInfo info = known.get(kind);
        if (info != null) {
            return assemble(managed, info);
        }
        ModelMBean first = super.assemble(server, managed, name);
        if (first != null) {
            known.put(kind, (ModelMBeanInfo) first.getMBeanInfo());
        }
        return first;
    }

    /** What the description is made of. */
    private static List<Class<?>> kind(Object managed) {
        Object inner = managed instanceof ManagedInstance instance ? instance.getInstance() : null;
        return inner == null ? List.of(managed.getClass()) : List.of(managed.getClass(), inner.getClass());
    }

    // As Camel's own does it.
    private static ModelMBean assemble(Object managed, ModelMBeanInfo info) throws JMException {
        RequiredModelMBean mbean = new RequiredModelMBean(info);
        try {
            mbean.setManagedResource(managed, "ObjectReference");
        } catch (InvalidTargetObjectTypeException e) {
            throw new JMException(e.getMessage());
        }
        if (managed instanceof NotificationSenderAware sender) {
            sender.setNotificationSender(new NotificationSenderAdapter(mbean));
        }
        return mbean;
    }
}
