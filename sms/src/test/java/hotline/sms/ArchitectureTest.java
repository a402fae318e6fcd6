package hotline.sms;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("hotline.sms");

    private static final ArchRule JSMPP_STAYS_INSIDE = noClasses()
            .that()
            .resideOutsideOfPackage("hotline.sms.smpp")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jsmpp..");

    @Test
    void jsmpp_stays_in_the_smpp_package() {
        JSMPP_STAYS_INSIDE.check(MAIN);
    }

    @Test
    void given_a_class_with_wire_types_outside_then_the_rule_bites() {
        JavaClasses fixture = new ClassFileImporter().importPackages("hotline.sms.fixture");
        assertThat(JSMPP_STAYS_INSIDE.evaluate(fixture).hasViolation()).isTrue();
    }

    /** A use case begins the transaction and hands its context on; it writes no SQL. */
    @Test
    void sql_is_written_in_stores_only() {
        noClasses()
                .that(not(resideInAPackage("hotline.sms.store")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.jooq..", "java.sql..", "hotline.database.jooq..")
                        .and(not(type(DSLContext.class))))
                .check(MAIN);
    }

    @Test
    void texts_and_replies_are_pure() {
        classes()
                .that()
                .resideInAPackage("hotline.sms.text")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "hotline.sms.text", "hotline.regulation.clause", "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void time_and_ids_come_from_outside() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(MAIN);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("hotline.sms.(*)..").should().beFreeOfCycles().check(MAIN);
    }
}
