package org.flaghoist.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Runs every fuzz target on its seeds, without the fuzzer: in the plain build nothing is found anew, but nothing that
 * was found comes back. {@code mvn verify -Pfaults} runs each for a minute.
 */
final class FuzzSeedsTest {

    @TestFactory
    Stream<DynamicTest> acceptsEverySeed() {
        return targets().stream()
                .filter(FuzzSeedsTest::takesBytes)
                .map(target ->
                        DynamicTest.dynamicTest(target.getDeclaringClass().getSimpleName(), () -> run(target)));
    }

    @Test
    void findsTheTargets() {
        assertThat(targets()).hasSizeGreaterThanOrEqualTo(11);
    }

    private static List<Method> targets() {
        return ReflectionSupport.findAllClassesInPackage("org.flaghoist", type -> true, name -> name.endsWith("Fuzz"))
                .stream()
                .flatMap(type ->
                        AnnotationSupport.findAnnotatedMethods(type, FuzzTest.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream())
                .toList();
    }

    private static boolean takesBytes(Method target) {
        return target.getParameterTypes()[0] == byte[].class;
    }

    private static void run(Method target) throws Exception {
        Class<?> type = target.getDeclaringClass();
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object instance = constructor.newInstance();
        Method seeds = type.getDeclaredMethod("seeds");
        seeds.setAccessible(true);
        target.setAccessible(true);
        AtomicInteger count = new AtomicInteger();
        for (Object seed : ((Stream<?>) seeds.invoke(null)).toList()) {
            target.invoke(instance, seed);
            count.incrementAndGet();
        }
        assertThat(count).hasPositiveValue();
    }
}
