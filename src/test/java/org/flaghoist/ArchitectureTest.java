package org.flaghoist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The arrows between the packages, and what each may know. */
@AnalyzeClasses(packages = "org.flaghoist", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String ROOT = "org.flaghoist";
    private static final List<String> LAYERS = List.of(
            "command demo",
            "console",
            "watch",
            "route",
            "release ledger",
            "partner",
            "mapping pgp",
            "format",
            "notification");

    @ArchTest
    static void eachPackageImportsOnlyThoseToItsRight(JavaClasses all) {
        allowed()
                .forEach((name, others) -> classes()
                        .that()
                        .resideInAPackage(ROOT + "." + name)
                        .should()
                        .onlyDependOnClassesThat(isOneOf(others))
                        .because("a reader of " + name + " need not know more than " + others)
                        .check(all));
    }

    /** By package, itself and those to its right; those of one place do not know each other. */
    private static Map<String, List<String>> allowed() {
        Map<String, List<String>> allowed = new TreeMap<>();
        for (int i = 0; i < LAYERS.size(); i++) {
            List<String> right = LAYERS.subList(i + 1, LAYERS.size());
            for (String name : LAYERS.get(i).split(" ")) {
                allowed.put(
                        name,
                        Stream.concat(Stream.of(name), right.stream().flatMap(names -> Stream.of(names.split(" "))))
                                .toList());
            }
        }
        return allowed;
    }

    private static DescribedPredicate<JavaClass> isOneOf(List<String> names) {
        return DescribedPredicate.describe(
                "are of " + names + " or of no package of the hub",
                type -> !type.getPackageName().startsWith(ROOT)
                        || names.stream().anyMatch(name -> type.getPackageName().equals(ROOT + "." + name)));
    }

    @ArchTest
    static final ArchRule eachClassIsInAKnownPackage = classes()
            .should()
            .resideInAnyPackage(
                    Stream.concat(Stream.of(ROOT), allowed().keySet().stream().map(name -> ROOT + "." + name))
                            .toArray(String[]::new))
            .because("a new package needs its place among the arrows");

    @ArchTest
    static final ArchRule translationAndReleaseKnowNoFramework = noClasses()
            .that()
            .resideInAnyPackage(Stream.of("notification", "format", "mapping", "pgp", "partner", "release")
                    .map(name -> ROOT + "." + name)
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.springframework..", "org.apache.activemq..", "jakarta.jms..")
            .because("what a message means and who may have it must be testable, and true, without a broker");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..service..", "..manager..")
            .because("such a name says nothing about what is inside");
}
