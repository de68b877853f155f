package org.flaghoist.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs with {@code mvn verify -Pfaults} alone, because it takes long and what it shows is shown in short elsewhere. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = "flaghoist.length", matches = "long", disabledReason = "mvn verify -Pfaults runs it")
public @interface AtLength {

    /** What shows it in short. */
    String inShort() default "";
}
