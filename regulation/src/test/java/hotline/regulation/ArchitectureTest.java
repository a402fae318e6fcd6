package hotline.regulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("hotline.regulation");

    private static final ArchRule JDK_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "hotline.regulation..", "org.jspecify.annotations");

    @Test
    void regulation_uses_the_jdk_alone() {
        JDK_ALONE.check(MAIN);
    }

    @Test
    void given_a_class_that_uses_a_library_then_the_rule_bites() {
        JavaClasses fixture = new ClassFileImporter().importPackages("hotline.regulation.fixture");
        assertThat(JDK_ALONE.evaluate(fixture).hasViolation()).isTrue();
    }

    @Test
    void regulation_reads_no_clock_and_no_chance() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.Random|java\\.io\\..*|java\\.nio\\..*|java\\.time\\.Clock")
                .check(MAIN);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("hotline.regulation.(*)..").should().beFreeOfCycles().check(MAIN);
    }
}
