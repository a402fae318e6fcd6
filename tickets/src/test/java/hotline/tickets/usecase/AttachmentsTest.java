package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.kernel.Ids;
import hotline.kernel.MovableClock;
import hotline.kernel.PhoneNumber;
import hotline.regulation.Channel;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.TicketKind;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DraftFields;
import hotline.tickets.Result;
import hotline.tickets.Submission;
import hotline.tickets.Ticket;
import hotline.tickets.attachment.Attachment;
import hotline.tickets.attachment.Attachment.Part;
import hotline.tickets.attachment.AttachmentSettings;
import hotline.tickets.attachment.Attachments.Answer;
import hotline.tickets.attachment.FileNames;
import hotline.tickets.attachment.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of tickets: what is taken, who brings and sees it, and that none is lost, doubled or left behind. */
@Proves("13(4)a")
class AttachmentsTest {

    private static final byte[] JPEG = bytes("FFD8FFE000104A46494600010100000100010000FFDB004300");
    private static final byte[] PNG = bytes("89504E470D0A1A0A0000000D49484452000000010000000108060000001F15C489");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    private final TestRoom room = new TestRoom();
    private final MovableClock disk = new MovableClock(Clock.systemUTC(), Duration.ZERO);
    private AttachmentDesk desk;

    @BeforeEach
    void open() {
        desk = new AttachmentDesk(
                room.database,
                room.clock,
                disk,
                new AttachmentSettings(directory, 1000, 1800, 3, DAY),
                new Ids(room.clock)::next);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static byte[] bytes(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }

    /** In pieces, as a connection brings them. */
    private static Vault.Source source(byte[] content) {
        int[] at = {0};
        return () -> {
            int from = at[0];
            at[0] = Math.min(content.length, from + 7);
            return from == content.length ? null : Arrays.copyOfRange(content, from, at[0]);
        };
    }

    private static byte[] photo(int number) {
        byte[] photo = Arrays.copyOf(JPEG, JPEG.length + 4);
        photo[JPEG.length] = (byte) number;
        return photo;
    }

    private static byte[] zip(String first) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private Answer add(Ticket ticket, Actor actor, String name, byte[] content) throws IOException {
        return desk.add(ticket.id(), actor, name, source(content));
    }

    private static Attachment kept(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Kept.class);
        return ((Answer.Kept) answer).attachment();
    }

    private static Result.Refused why(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).why();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Ticket signed() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        return done(room.room.tickets().sign(Act.by(UNIT, ticket.id())));
    }

    @Test
    void given_photos_of_the_unit_then_kept_by_their_hash_once_and_read_in_pieces() throws IOException {
        Ticket ticket = signed();
        Attachment photo = kept(add(ticket, UNIT, "现场.jpg", JPEG));
        assertThat(photo.type()).isEqualTo("image/jpeg");
        assertThat(photo.part()).isEqualTo(Part.REPLY);
        assertThat(photo.unitId()).isEqualTo("cg");
        assertThat(((Answer.Kept) add(ticket, UNIT, "同一张.jpg", JPEG)).known()).isTrue();
        Ticket other = signed();
        kept(add(other, UNIT, "另一张工单.jpg", JPEG));
        assertThat(files())
                .as("once, however often it came")
                .singleElement()
                .satisfies(file -> assertThat(file)
                        .endsWith(Path.of(
                                photo.sha256().substring(0, 2), photo.sha256().substring(2, 4), photo.sha256())));
        assertThat(desk.of(ticket.id(), REVIEWER)).extracting(Attachment::name).containsExactly("现场.jpg");
        try (var part =
                desk.content(ticket.id(), photo.id(), REVIEWER).orElseThrow().range(2, 5)) {
            assertThat(part.readAllBytes()).isEqualTo(Arrays.copyOfRange(JPEG, 2, 7));
        }
        assertThat(room.now(ticket.id()).version())
                .as("who writes meanwhile is not disturbed")
                .isEqualTo(ticket.version());
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg, <html><script>alert(1)</script></html>",
        "a.png, <svg xmlns='http://www.w3.org/2000/svg'></svg>",
        "a.pdf, <?xml version='1.0'?><x/>",
        "a.jpg, #!/bin/sh",
        "a.txt, 只是文字",
        "a.jpg, MZ\u0090",
    })
    void given_what_a_browser_or_a_computer_would_run_then_refused_whatever_its_name(String name, String content)
            throws IOException {
        Result.Refused refused = why(add(signed(), UNIT, name, content.getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.why()).isEqualTo(Result.Why.INPUT);
        assertThat(refused.reason()).contains("不是可以上传的文件；可以上传照片");
        assertThat(files()).isEmpty();
    }

    @Test
    void given_office_documents_then_taken_by_their_bytes_but_none_with_macros_and_no_other_archive()
            throws IOException {
        Ticket ticket = signed();
        assertThat(kept(add(ticket, UNIT, "情况说明.docx", zip("[Content_Types].xml")))
                        .type())
                .contains("wordprocessingml");
        assertThat(why(add(ticket, UNIT, "宏.docm", zip("[Content_Types].xml"))).reason())
                .contains("不含宏");
        assertThat(why(add(ticket, UNIT, "打包.docx", zip("virus.exe"))).why()).isEqualTo(Result.Why.INPUT);
        assertThat(kept(add(ticket, UNIT, "没有名字的", PNG)).type()).isEqualTo("image/png");
        assertThat(kept(add(ticket, UNIT, "假.exe", "%PDF-1.7\n%x".getBytes(StandardCharsets.UTF_8)))
                        .type())
                .as("by bytes, not by name")
                .isEqualTo("application/pdf");
    }

    @Test
    void given_empty_too_large_or_too_much_then_told_and_nothing_is_left() throws IOException {
        Ticket ticket = signed();
        assertThat(why(add(ticket, UNIT, "空.jpg", new byte[0])).reason()).isEqualTo("文件是空的，请重新选择");
        Answer large = add(ticket, UNIT, "大.jpg", Arrays.copyOf(JPEG, 1001));
        assertThat(large).isInstanceOf(Answer.TooLarge.class);
        assertThat(files()).isEmpty();
        kept(add(ticket, UNIT, "1.jpg", Arrays.copyOf(JPEG, 900)));
        kept(add(ticket, UNIT, "2.jpg", Arrays.copyOf(JPEG, 850)));
        assertThat(add(ticket, UNIT, "3.jpg", Arrays.copyOf(JPEG, 800))).isInstanceOf(Answer.TooLarge.class);
        kept(add(ticket, UNIT, "4.jpg", photo(4)));
        assertThat(why(add(ticket, UNIT, "5.jpg", photo(5))).reason()).isEqualTo("一张工单最多3个附件");
        assertThat(files()).as("what was refused is an orphan at most").hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void given_a_connection_that_breaks_then_nothing_is_left() throws IOException {
        Ticket ticket = signed();
        Vault.Source broken = () -> {
            throw new IOException("the sender has gone");
        };
        assertThatThrownBy(() -> desk.add(ticket.id(), UNIT, "断.jpg", broken)).isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
        assertThat(desk.of(ticket.id(), UNIT)).isEmpty();
    }

    @Test
    void given_others_then_only_who_works_on_the_ticket_brings_and_only_who_sees_it_reads() throws IOException {
        Ticket ticket = signed();
        Attachment photo = kept(add(ticket, UNIT, "现场.jpg", JPEG));
        assertThat(why(add(ticket, OTHER_UNIT, "x.jpg", PNG)).why()).isEqualTo(Result.Why.NOT_FOUND);
        assertThat(why(add(ticket, OTHER_AGENT, "x.jpg", PNG)).why()).isEqualTo(Result.Why.NOT_FOUND);
        assertThat(desk.of(ticket.id(), OTHER_UNIT)).isEmpty();
        assertThat(desk.content(ticket.id(), photo.id(), OTHER_UNIT)).isEmpty();
        assertThat(desk.content(signed().id(), photo.id(), UNIT))
                .as("through another ticket")
                .isEmpty();
        assertThat(kept(add(ticket, REVIEWER, "批示.png", PNG)).part()).isEqualTo(Part.PAPER);
        Ticket draft = room.draft(CALLER);
        assertThat(kept(add(draft, AGENT, "市民发来.png", PNG)).part()).isEqualTo(Part.MATTER);
    }

    @Test
    void given_an_anonymous_citizens_photo_then_not_for_units() throws IOException {
        DraftFields anonymous = new DraftFields(matter(TicketKind.REPORT, false), "", "", "", true);
        Ticket accepted = room.accepted(CALLER, anonymous);
        Attachment photo = kept(add(accepted, AGENT, "家门口.jpg", JPEG));
        done(room.room.tickets().dispatch(Act.by(REVIEWER, accepted.id()), "cg", "x"));
        assertThat(desk.of(accepted.id(), UNIT)).isEmpty();
        assertThat(desk.content(accepted.id(), photo.id(), UNIT)).isEmpty();
        assertThat(desk.of(accepted.id(), REVIEWER)).hasSize(1);
    }

    @Test
    void given_a_channel_then_by_its_own_number() throws IOException {
        UUID id = room.id();
        room.room
                .submissions()
                .submit(new Submission(id, Channel.WEBSITE, "W-1", PhoneNumber.parse(""), fields(TicketKind.HELP)));
        assertThat(kept(desk.add(Channel.WEBSITE, "W-1", "网上.jpg", source(JPEG)))
                        .part())
                .isEqualTo(Part.MATTER);
        assertThat(((Answer.Kept) desk.add(Channel.WEBSITE, "W-1", "再来.jpg", source(JPEG))).known())
                .isTrue();
        assertThat(why(desk.add(Channel.WECHAT, "W-1", "别家.jpg", source(JPEG))).why())
                .isEqualTo(Result.Why.NOT_FOUND);
    }

    @Test
    void given_an_archived_ticket_then_its_files_are_in_the_archive_and_none_comes_after() throws IOException {
        Ticket ticket = room.delivered();
        Attachment paper = kept(add(ticket, REVIEWER, "回访.png", PNG));
        done(room.room.tickets().evaluate(ticket.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
        assertThat(why(add(ticket, REVIEWER, "晚了.jpg", JPEG)).reason()).isEqualTo("工单已了结，不能再添加附件");
        done(room.room.archive().archive(Act.by(REVIEWER, ticket.id())));
        assertThat(room.room
                        .archive()
                        .export(ticket.id(), REVIEWER)
                        .orElseThrow()
                        .document())
                .contains(paper.sha256(), "回访.png", "image/png");
        assertThat(why(add(ticket, REVIEWER, "更晚.jpg", JPEG)).reason()).isEqualTo("工单已归档，不能再添加附件");
        assertThatThrownBy(() -> room.database.dsl().execute("delete from ticket_attachment"))
                .isInstanceOf(RuntimeException.class);
        assertThat(desk.of(ticket.id(), REVIEWER)).hasSize(1);
    }

    @Test
    void given_files_that_nobody_refers_to_then_swept_when_old_and_no_other() throws IOException {
        Ticket ticket = signed();
        Attachment photo = kept(add(ticket, UNIT, "现场.jpg", JPEG));
        // As a process leaves them that died: an upload amid its coming, and a file whose row was never written.
        Path part = Files.write(directory.resolve("incoming/dead.part"), JPEG);
        String hash = "ab".repeat(32);
        Path orphan =
                Files.write(Files.createDirectories(directory.resolve("ab/ab")).resolve(hash), JPEG);
        desk.sweep();
        assertThat(files()).as("too young").hasSize(3);
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(disk.instant().minus(Duration.ofDays(3))));
        }
        disk.advance(Duration.ofHours(2));
        desk.sweep();
        assertThat(part).doesNotExist();
        assertThat(orphan).doesNotExist();
        assertThat(desk.content(ticket.id(), photo.id(), UNIT)).isPresent();
        assertThat(files()).hasSize(1);
        assertThat(new Vault(directory).isIntact(photo.sha256())).isTrue();
    }

    @Test
    void given_a_name_with_paths_or_signs_that_mislead_then_only_the_name_is_left() {
        Map<String, String> names = Map.of(
                "../../etc/passwd", "passwd",
                "C:\\用户\\照片.jpg", "照片.jpg",
                "a\0b\r\n.jpg", "ab.jpg",
                "\u202Egpj.exe", "gpj.exe",
                "...", "附件",
                "/", "附件",
                "<b>\"x\"?.jpg", "bx.jpg",
                "𠮷野家😀.jpg", "𠮷野家😀.jpg");
        names.forEach(
                (given, plain) -> assertThat(FileNames.plain(given)).as(given).isEqualTo(plain));
    }

    @Test
    void given_a_name_without_end_then_shortened_before_its_ending() {
        String plain = FileNames.plain("很".repeat(500) + ".jpg");
        assertThat(plain).hasSize(120).endsWith("很.jpg");
    }
}
