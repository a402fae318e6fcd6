package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import hotline.kernel.PhoneNumber;
import hotline.regulation.IdentityNeed;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.NewDraft;
import hotline.tickets.SimilarTicket;
import hotline.tickets.SimilarTicket.Reason;
import hotline.tickets.Ticket;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is offered to somebody who writes a ticket, and why. */
class SimilarTest {

    private static final PhoneNumber OTHER = PhoneNumber.parse("13977301111");

    @TempDir
    Path folder;

    private final TestRoom room = new TestRoom();
    private Searching searching;

    @BeforeEach
    void open() {
        searching = Searching.open(room.database, room.clock, folder, 1);
        await().until(searching::isWhole);
    }

    @AfterEach
    void close() throws InterruptedException {
        searching.close();
        room.close();
    }

    private static DraftFields about(String title, String content, String address, boolean confidential) {
        return new DraftFields(
                new Matter(
                        TicketKind.HELP,
                        title,
                        content,
                        Urgency.NORMAL,
                        "450305",
                        address,
                        IdentityNeed.NONE,
                        confidential),
                "张三",
                "",
                "",
                false);
    }

    private Ticket draftOfOther(DraftFields fields) {
        Ticket draft =
                room.room.tickets().openDraft(NewDraft.ofCall(room.id(), "1700000000.9", OTHER, OTHER_AGENT.id()));
        return done(room.room.tickets().saveDraft(Act.by(OTHER_AGENT, draft.id()), fields));
    }

    private List<SimilarTicket> similar(Ticket draft, Actor reader) {
        return searching.similar(draft.id(), reader, 8).orElseThrow();
    }

    private void awaitIndexed(String words) {
        await().until(() -> searching.find(hotline.tickets.SearchQuestion.of(words), SUPERVISOR)
                        instanceof hotline.tickets.SearchAnswer.Found found
                && found.total() > 0);
    }

    @Test
    void given_another_agents_ticket_of_that_place_and_matter_then_offered_with_its_reasons_and_no_more_of_it() {
        Ticket known = room.dispatched(CALLER, about("路灯不亮", "龙隐路的路灯坏了", "龙隐路12号", false));
        awaitIndexed("路灯");
        Ticket draft = draftOfOther(about("路灯坏了", "这里的路灯坏了好几天", "龙隐路１２号", false));
        assertThat(similar(draft, OTHER_AGENT))
                .extracting(
                        SimilarTicket::number,
                        SimilarTicket::reasons,
                        SimilarTicket::open,
                        SimilarTicket::takesOthers,
                        SimilarTicket::readable)
                .containsExactly(
                        tuple(known.number(), List.of(Reason.SAME_PLACE, Reason.SAME_MATTER), true, true, false));
        assertThat(similar(draft, SUPERVISOR)).allMatch(SimilarTicket::readable);
        assertThat(similar(draft, OTHER_AGENT).toString()).doesNotContain(CALLER.digits(), "张三", "坏了三天");
    }

    @Test
    void given_the_same_caller_then_offered_though_nothing_is_written_yet() {
        Ticket earlier = room.accepted(CALLER, about("停水", "没有自来水", "漓江路", false));
        Ticket draft = room.draft(CALLER);
        assertThat(similar(draft, AGENT))
                .extracting(SimilarTicket::id, SimilarTicket::reasons)
                .containsExactly(tuple(earlier.id(), List.of(Reason.SAME_CALLER)));
        assertThat(similar(room.draft(PhoneNumber.parse("anonymous")), AGENT)).isEmpty();
    }

    @Test
    void given_ended_and_open_ones_then_the_open_ones_first() {
        Ticket ended = room.accepted(CALLER, about("路灯不亮", "路灯坏了", "龙隐路12号", false));
        Ticket refusedOne = room.draft(OTHER);
        done(room.room.tickets().saveDraft(Act.by(AGENT, refusedOne.id()), about("路灯不亮", "路灯坏了", "龙隐路12号", false)));
        done(room.room.tickets().refuse(Act.by(AGENT, refusedOne.id()), RefusalGround.values()[0], "不属于受理范围，请向法院反映"));
        awaitIndexed("路灯");
        await().until(() -> searching.find(hotline.tickets.SearchQuestion.of("路灯"), SUPERVISOR)
                        instanceof hotline.tickets.SearchAnswer.Found found
                && found.total() == 2);
        Ticket draft = draftOfOther(about("路灯坏了", "路灯坏了", "龙隐路12号", false));
        List<UUID> offered =
                similar(draft, OTHER_AGENT).stream().map(SimilarTicket::id).toList();
        assertThat(offered).containsExactly(ended.id(), refusedOne.id());
        assertThat(similar(draft, OTHER_AGENT).getLast().takesOthers()).isFalse();
    }

    @Test
    void given_a_confidential_ticket_of_another_then_not_offered_to_who_may_not_see_it() {
        room.dispatched(CALLER, about("举报乱象", "涉及隐私的事情", "龙隐路12号", true));
        awaitIndexed("乱象");
        Ticket draft = draftOfOther(about("举报乱象", "涉及隐私的事情", "龙隐路12号", false));
        assertThat(similar(draft, OTHER_AGENT)).isEmpty();
        assertThat(similar(draft, SUPERVISOR)).hasSize(1);
    }

    @Test
    void given_a_ticket_that_the_reader_does_not_see_then_nothing_is_told_of_it() {
        Ticket draft = room.draft(CALLER);
        assertThat(searching.similar(draft.id(), OTHER_AGENT, 8)).isEmpty();
        assertThat(searching.similar(UUID.fromString("00000000-0000-7000-8000-000000000001"), AGENT, 8))
                .isEmpty();
    }
}
