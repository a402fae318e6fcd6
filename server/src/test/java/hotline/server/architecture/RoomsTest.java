package hotline.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which room may know which, over the whole product; only the server sees them all. */
class RoomsTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("hotline");

    static Stream<Arguments> directions() {
        return Stream.of(
                direction("hotline.telephony..", "hotline.tickets..", "hotline.sms..", "hotline.desktop.."),
                direction(
                        "hotline.ivr..",
                        "hotline.tickets..",
                        "hotline.sms..",
                        "hotline.desktop..",
                        "org.asteriskjava.."),
                direction("hotline.recording..", "hotline.tickets..", "hotline.telephony..", "hotline.desktop.."),
                direction("hotline.tickets..", "hotline.telephony..", "hotline.sms..", "hotline.desktop.."),
                direction("hotline.sms..", "hotline.telephony..", "hotline.desktop..", "hotline.recording.."),
                direction("hotline.desktop..", "hotline.telephony..", "hotline.sms..", "hotline.recording.."),
                direction("hotline.regulation..", "hotline.kernel..", "hotline.database..", "hotline.tickets.."));
    }

    private static Arguments direction(String room, String... unknown) {
        return Arguments.of(room, unknown);
    }

    @ParameterizedTest
    @MethodSource("directions")
    void given_a_room_then_it_does_not_know_these(String room, String[] unknown) {
        mustNotKnow(room, unknown).check(PRODUCT);
    }

    /** They are marked with the clauses that they carry, and know no rule. */
    @ParameterizedTest
    @ValueSource(strings = {"hotline.telephony..", "hotline.recording..", "hotline.ivr.."})
    void given_a_room_without_tickets_then_it_knows_the_names_of_clauses_alone(String room) {
        mustNotKnow(
                        room,
                        "hotline.regulation",
                        "hotline.regulation.calendar..",
                        "hotline.regulation.guard..",
                        "hotline.regulation.lifecycle..",
                        "hotline.regulation.reply..",
                        "hotline.regulation.time..")
                .check(PRODUCT);
    }

    static Stream<Arguments> libraries() {
        return Stream.of(
                Arguments.of("org.asteriskjava..", "hotline.telephony.asterisk.."),
                Arguments.of("org.jsmpp..", "hotline.sms.smpp.."),
                Arguments.of("org.bytedeco..", "hotline.recording.."),
                Arguments.of("io.lettuce..", "..livestate.."),
                Arguments.of("org.apache.lucene..", "hotline.tickets.search.."),
                Arguments.of("com.hankcs..", "hotline.tickets.search.."));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void given_a_library_then_only_one_place_knows_it(String library, String place) {
        noClasses()
                .that()
                .resideOutsideOfPackage(place)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .check(PRODUCT);
    }

    @Test
    void given_a_class_then_its_name_says_what_it_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
                .check(PRODUCT);
    }

    /** The rules must be able to fail: the wiring knows telephony and tickets, which no room may. */
    @Test
    void given_the_wiring_when_judged_as_a_room_then_it_violates() {
        assertThat(mustNotKnow("hotline.server.wiring..", "hotline.telephony..")
                        .evaluate(PRODUCT)
                        .hasViolation())
                .isTrue();
    }

    private static ArchRule mustNotKnow(String room, String... unknown) {
        return noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(unknown);
    }
}
