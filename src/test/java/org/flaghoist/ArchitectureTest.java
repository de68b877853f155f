package org.flaghoist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.command.Commands;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.monitor.Watch;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Scheduled;
import picocli.CommandLine;

/** The arrows between the packages, and what each may know. */
@AnalyzeClasses(packages = "org.flaghoist", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String ROOT = "org.flaghoist";
    /** From the top; those of one line do not know each other. Each stands for its sub-packages, too. */
    private static final List<String> LAYERS = List.of(
            "command",
            "hub",
            "demo",
            "console",
            "monitor",
            "operator",
            "codes",
            "change",
            "reload",
            "effect",
            "tryout",
            "exchange kit draft",
            "sftp feed",
            "cluster",
            "broker",
            "release search picture linked lint",
            "index",
            "recall overdue",
            "again periodic taken",
            "parking",
            "urgent",
            "retention",
            "due facts sequence answer",
            "people installation proof",
            "timestamp",
            "ledger",
            "partner",
            "mapping pgp",
            "format database",
            "notification");

    private static final int MOST_PARAMETERS = 7;
    private static final int MOST_COMPONENTS = 12;

    @ArchTest
    static void eachPackageKnowsOnlyThoseBelowIt(JavaClasses all) {
        allowed()
                .forEach((name, others) -> classes()
                        .that()
                        .resideInAPackage(ROOT + "." + name + "..")
                        .should()
                        .onlyDependOnClassesThat(isOneOf(others))
                        .because("a reader of " + name + " need not know more than " + others)
                        .check(all));
    }

    @ArchTest
    static final ArchRule noPackageDependsOnItselfThroughOthers =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    /** By package, itself and those below it. */
    private static Map<String, List<String>> allowed() {
        Map<String, List<String>> allowed = new TreeMap<>();
        for (int i = 0; i < LAYERS.size(); i++) {
            List<String> below = LAYERS.subList(i + 1, LAYERS.size());
            for (String name : LAYERS.get(i).split(" ")) {
                allowed.put(
                        name,
                        Stream.concat(Stream.of(name), below.stream().flatMap(names -> Stream.of(names.split(" "))))
                                .toList());
            }
        }
        return allowed;
    }

    private static DescribedPredicate<JavaClass> isOneOf(List<String> names) {
        return DescribedPredicate.describe(
                "are of " + names + " or of no package of the hub",
                type -> !type.getPackageName().startsWith(ROOT)
                        || names.stream().anyMatch(name -> isWithin(type.getPackageName(), ROOT + "." + name)));
    }

    private static boolean isWithin(String name, String ancestor) {
        return name.equals(ancestor) || name.startsWith(ancestor + ".");
    }

    @ArchTest
    static final ArchRule eachClassIsInAKnownPackage = classes()
            .should()
            .resideInAnyPackage(
                    Stream.concat(Stream.of(ROOT), allowed().keySet().stream().map(name -> ROOT + "." + name + ".."))
                            .toArray(String[]::new))
            .because("a new package needs its place in the order");

    @ArchTest
    static void theDocumentationHasTheSameOrder(JavaClasses all) throws IOException {
        String page = Files.readString(Path.of("docs/architecture.md"));
        List<String> rows = Pattern.compile("^\\| `([a-z]+)` \\|", Pattern.MULTILINE)
                .matcher(page.substring(page.indexOf("## Packages")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(rows).isEqualTo(List.of(String.join(" ", LAYERS).split(" ")));
    }

    @ArchTest
    static void noTwoClassesHaveTheSameName(JavaClasses all) {
        Map<String, Long> counts = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, TreeMap::new, Collectors.counting()));
        assertThat(all.stream()
                        .filter(type -> type.isMemberClass()
                                && !type.getModifiers().contains(JavaModifier.PRIVATE)
                                && counts.containsKey(type.getSimpleName()))
                        .map(JavaClass::getName))
                .as("a nested type that others see needs a name of its own, too")
                .isEmpty();
        counts.values().removeIf(count -> count == 1);
        assertThat(counts).as("a name is one thing's").isEmpty();
    }

    @ArchTest
    static void noClassNeedsMoreThanAReaderCanHoldInMind(JavaClasses all) {
        assertThat(all.stream().filter(ArchitectureTest::isWide).map(JavaClass::getSimpleName))
                .as("a constructor or bean method with more than " + MOST_PARAMETERS + " parameters, or a record with"
                        + " more than " + MOST_COMPONENTS + " components, hides a concept: find it, or group")
                .isEmpty();
    }

    private static boolean isWide(JavaClass type) {
        if (type.isRecord()) {
            return parts(type) > MOST_COMPONENTS;
        }
        return type.getConstructors().stream().anyMatch(made -> parameters(made) > MOST_PARAMETERS)
                || type.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(Bean.class))
                        .anyMatch(method -> parameters(method) > MOST_PARAMETERS);
    }

    private static long parts(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .count();
    }

    // The compiler gives each constructor of an enum its name and its place.
    private static int parameters(JavaCodeUnit unit) {
        boolean ofEnum = unit.isConstructor() && unit.getOwner().isEnum();
        return unit.getRawParameterTypes().size() - (ofEnum ? 2 : 0);
    }

    @ArchTest
    static final ArchRule translationAndReleaseKnowNoFramework = noClasses()
            .that()
            .resideInAnyPackage(Stream.of("notification", "format", "mapping", "pgp", "partner", "release")
                    .map(name -> ROOT + "." + name + "..")
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.springframework..", "org.apache.activemq..", "jakarta.jms..")
            .because("what a message means and who may have it must be testable, and true, without a broker");

    @ArchTest
    static final ArchRule fewWriteToTheLedgersDatabaseThemselves = classes()
            .that()
            .areAssignableTo(LedgerDatabase.class)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(Stream.of(
                            "ledger",
                            "people",
                            "installation",
                            "due",
                            "facts",
                            "sequence",
                            "answer",
                            "urgent",
                            "retention",
                            "codes",
                            "parking",
                            "again",
                            "periodic",
                            "taken",
                            "overdue",
                            "index",
                            "recall",
                            "change",
                            "reload",
                            "tryout",
                            "timestamp",
                            "hub")
                    .map(name -> ROOT + "." + name + "..")
                    .toArray(String[]::new))
            .because("others write by the ledger and these packages, or only read");

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

    @ArchTest
    static final ArchRule aWatchLooksForAnAlarmsCondition =
            classes().that().haveSimpleNameEndingWith("Watch").should().beAssignableTo(Watch.class);

    @ArchTest
    static final ArchRule whatLooksForAnAlarmsConditionIsAWatch =
            classes().that().areAssignableTo(Watch.class).should().haveSimpleNameEndingWith("Watch");

    @ArchTest
    static final ArchRule aCommandIsCalledOne = classes()
            .that()
            .areAnnotatedWith(CommandLine.Command.class)
            .should()
            .haveSimpleNameEndingWith("Command")
            .orShould()
            .be(Commands.class);

    @ArchTest
    static final ArchRule aJobRunsByTheClock =
            classes().that().haveSimpleNameEndingWith("Job").should(haveAScheduledMethod());

    private static ArchCondition<JavaClass> haveAScheduledMethod() {
        return ArchCondition.from(DescribedPredicate.describe(
                "have a scheduled method",
                type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Scheduled.class))));
    }
}
