package hotline.tickets;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
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
            .importPackages("hotline.tickets");

    /** A use case begins the transaction and hands its context on; it writes no SQL. */
    private static final ArchRule SQL_IN_STORES = noClasses()
            .that(not(resideInAPackage("hotline.tickets.store")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.jooq..", "java.sql..", "hotline.database.jooq..")
                    .and(not(type(DSLContext.class))));

    @Test
    void sql_is_written_in_stores_only() {
        SQL_IN_STORES.check(MAIN);
    }

    @Test
    void given_a_class_with_sql_outside_then_the_rule_bites() {
        JavaClasses fixture = new ClassFileImporter().importPackages("hotline.tickets.fixture");
        assertThat(SQL_IN_STORES.evaluate(fixture).hasViolation()).isTrue();
    }

    /** Another search engine, or another way to cut words, is a change in one package. */
    private static final ArchRule THE_INDEX_IN_ITS_PLACE = noClasses()
            .that(not(resideInAPackage("hotline.tickets.search")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.lucene..", "com.hankcs.."));

    @Test
    void the_index_is_known_in_one_place() {
        THE_INDEX_IN_ITS_PLACE.check(MAIN);
    }

    @Test
    void given_a_class_with_lucene_outside_then_the_rule_bites() {
        JavaClasses fixture = new ClassFileImporter().importPackages("hotline.tickets.fixture");
        assertThat(THE_INDEX_IN_ITS_PLACE.evaluate(fixture).hasViolation()).isTrue();
    }

    @Test
    void the_public_words_know_neither_store_nor_use_case() {
        noClasses()
                .that()
                .resideInAPackage("hotline.tickets")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hotline.tickets.*..", "org.jooq..", "hotline.database..")
                .check(MAIN);
    }

    @Test
    void time_comes_from_the_business_clock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(MAIN);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("hotline.tickets.(*)..").should().beFreeOfCycles().check(MAIN);
    }
}
