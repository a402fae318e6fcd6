package hotline.recording;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import hotline.recording.audio.OpusCodec;
import hotline.recording.worker.TranscodeWorker;

@AnalyzeClasses(packages = "hotline.recording", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FFMPEG_ONLY_IN_AUDIO = noClasses()
            .that()
            .resideOutsideOfPackage("hotline.recording.audio..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule NATIVE_CODE_RUNS_IN_THE_WORKER_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("hotline.recording.audio..")
            .and()
            .doNotBelongToAnyOf(TranscodeWorker.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(OpusCodec.class);

    @ArchTest
    static final ArchRule SQL_ONLY_IN_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("hotline.recording.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..", "java.sql..", "hotline.database..");

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_ROOM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hotline.telephony..", "hotline.tickets..", "hotline.desktop..", "hotline.sms..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("hotline.recording.(*)..").should().beFreeOfCycles();
}
