package hotline.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The room's walls; each rule is also tried on a fixture that must violate it. */
class ArchitectureTest {

    private static final JavaClasses ROOM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("hotline.desktop");
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages("hotline.desktop.fixture");

    /** A use case opens the transaction and hands it on, so the type itself may be seen outside. */
    private static final DescribedPredicate<JavaClass> JOOQ = DescribedPredicate.describe(
            "jOOQ",
            type -> (type.getPackageName().startsWith("org.jooq")
                            || type.getPackageName().startsWith("hotline.database.jooq"))
                    && !type.getFullName().equals("org.jooq.DSLContext"));

    enum Rule {
        LETTUCE_ONLY_IN_LIVESTATE(noClasses()
                .that()
                .resideOutsideOfPackage("hotline.desktop.livestate")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.lettuce..")),
        JOOQ_ONLY_IN_STORE(noClasses()
                .that()
                .resideOutsideOfPackage("hotline.desktop.store")
                .should()
                .dependOnClassesThat(JOOQ)),
        NO_EMPTY_NAMES(noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")),
        NO_REAL_NOW(noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class));

        final ArchRule rule;

        Rule(ArchRule rule) {
            this.rule = rule;
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void given_the_room_then_the_rule_holds(Rule rule) {
        rule.rule.check(ROOM);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void given_a_violation_then_the_rule_sees_it(Rule rule) {
        assertThatThrownBy(() -> rule.rule.check(FIXTURE)).isInstanceOf(AssertionError.class);
    }

    @org.junit.jupiter.api.Test
    void given_the_packages_then_no_cycle() {
        slices().matching("hotline.desktop.(*)..").should().beFreeOfCycles().check(ROOM);
    }
}
