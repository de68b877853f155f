package org.flaghoist.console;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.management.MBeanException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ReflectionException;
import javax.management.modelmbean.ModelMBean;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jmx.export.SpringModelMBean;
import org.springframework.jmx.export.annotation.AnnotationMBeanExporter;
import org.springframework.jmx.export.naming.ObjectNamingStrategy;
import org.springframework.stereotype.Component;

/** Shows the hub's MBeans as Spring Boot does; but who leaves an argument out is told so, and not in Java's words. */
@Component
@ConditionalOnBooleanProperty("spring.jmx.enabled")
final class OwnMBeans extends AnnotationMBeanExporter {

    OwnMBeans(MBeanServer server, ObjectNamingStrategy naming) {
        setServer(server);
        setNamingStrategy(naming);
    }

    @Override
    protected ModelMBean createModelMBean() throws MBeanException {
        return new OwnMBean();
    }

    private static final class OwnMBean extends SpringModelMBean {

        private OwnMBean() throws MBeanException {}

        @Override
        public @Nullable Object invoke(String name, @Nullable Object @Nullable [] arguments, String @Nullable [] types)
                throws MBeanException, ReflectionException {
            int missing = arguments == null ? -1 : Arrays.asList(arguments).indexOf(null);
            if (missing >= 0) {
                throw new OperationRejected(name + " needs a value for " + parameter(name, types, missing));
            }
            return super.invoke(name, arguments, types);
        }

        private String parameter(String name, String @Nullable [] types, int at) {
            return Stream.of(getMBeanInfo().getOperations())
                    .filter(operation -> operation.getName().equals(name))
                    .map(MBeanOperationInfo::getSignature)
                    .filter(signature -> Arrays.equals(
                            types,
                            Stream.of(signature)
                                    .map(MBeanParameterInfo::getType)
                                    .toArray()))
                    .findFirst()
                    .map(signature -> "'" + signature[at].getName() + "'")
                    .orElse("its argument " + (at + 1));
        }
    }
}
