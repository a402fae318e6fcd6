package hotline.telephony;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class TelephonyArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("hotline.telephony");

    private static final ArchRule WIRE_STAYS_IN_ITS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackages("hotline.telephony.asterisk..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.asteriskjava..");

    private static final ArchRule CORE_IS_PURE = noClasses()
            .that()
            .resideInAnyPackage("hotline.telephony.core..", "hotline.telephony.routing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx..", "org.slf4j..", "java.io..", "java.net..", "java.util.concurrent..", "java.sql..")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    @Test
    void wire_types_stay_in_the_mapping() {
        WIRE_STAYS_IN_ITS_ROOM.check(MAIN);
    }

    @Test
    void core_is_pure() {
        CORE_IS_PURE.check(MAIN);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("hotline.telephony.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void given_offenders_then_the_rules_notice() {
        JavaClasses offenders = new ClassFileImporter().importPackages("hotline.telephony.core.offending");
        assertThat(WIRE_STAYS_IN_ITS_ROOM.evaluate(offenders).hasViolation()).isTrue();
        assertThat(CORE_IS_PURE.evaluate(offenders).hasViolation()).isTrue();
    }
}
