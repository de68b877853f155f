package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.core.io.support.SpringFactoriesLoader;

class CamelAutoConfigurationFilterTest {

    private static final List<String> CANDIDATES =
            ImportCandidates.load(AutoConfiguration.class, null).getCandidates();

    @Test
    void leavesTheContextAloneOfAllThatCamelConfigures() {
        assertThat(CANDIDATES)
                .filteredOn(name -> name.startsWith("org.apache.camel."))
                .as("those of camel-spring-boot, and of no starter")
                .hasSize(27);
        assertThat(left())
                .filteredOn(name -> name.startsWith("org.apache.camel."))
                .containsExactly(CamelAutoConfiguration.class.getName());
    }

    @Test
    void leavesAllThatOthersConfigure() {
        assertThat(left())
                .containsAll(CANDIDATES.stream()
                        .filter(name -> !name.startsWith("org.apache.camel."))
                        .toList());
    }

    /** By the filter as Spring Boot finds it. */
    private static List<String> left() {
        AutoConfigurationImportFilter filter =
                SpringFactoriesLoader.loadFactories(AutoConfigurationImportFilter.class, null).stream()
                        .filter(CamelAutoConfigurationFilter.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        boolean[] stays = filter.match(CANDIDATES.toArray(String[]::new), null);
        return IntStream.range(0, stays.length)
                .filter(i -> stays[i])
                .mapToObj(CANDIDATES::get)
                .toList();
    }
}
