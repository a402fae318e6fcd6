package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.tickets.Act;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.NewDraft;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {

    private final TestRoom room = new TestRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void given_a_draft_opened_twice_then_there_is_one() {
        NewDraft draft = NewDraft.ofCall(room.id(), "1700000000.1", CALLER, "1001");
        Ticket first = room.room.tickets().openDraft(draft);
        done(room.room.tickets().saveDraft(Act.by(AGENT, first.id()), fields(TicketKind.HELP)));
        Ticket second = room.room.tickets().openDraft(draft);
        assertThat(second.matter().title()).isEqualTo("路灯不亮");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(room.room.queries().history(first.id(), AGENT)).hasSize(1);
    }

    @Test
    void given_the_call_went_to_the_next_agent_then_so_does_the_empty_draft() {
        NewDraft draft = NewDraft.ofCall(room.id(), "1700000000.1", CALLER, "1001");
        room.room.tickets().openDraft(draft);
        Ticket handed = room.room.tickets().openDraft(NewDraft.ofCall(draft.draftId(), "1700000000.1", CALLER, "1002"));
        assertThat(handed.intake().agentId()).isEqualTo("1002");
        assertThat(room.room.queries().find(draft.draftId(), AGENT)).isEmpty();
        done(room.room.tickets().saveDraft(Act.by(OTHER_AGENT, draft.draftId()), fields(TicketKind.HELP)));
        Ticket kept = room.room.tickets().openDraft(draft);
        assertThat(kept.intake().agentId()).as("a draft with content stays").isEqualTo("1002");
    }

    @Test
    void given_drafts_owed_then_only_the_missing_are_opened_and_none_is_handed_on() {
        NewDraft there = NewDraft.ofCall(room.id(), "1700000000.1", CALLER, "1001");
        room.room.tickets().openDraft(there);
        NewDraft missing = NewDraft.ofCall(room.id(), "1700000000.2", CALLER, "1002");
        List<NewDraft> owed = List.of(NewDraft.ofCall(there.draftId(), "1700000000.1", CALLER, "1002"), missing);

        assertThat(room.room.tickets().openMissingDrafts(owed)).isEqualTo(1);
        assertThat(room.room.tickets().openMissingDrafts(owed)).isZero();

        assertThat(room.room.queries().find(there.draftId(), AGENT)).isPresent();
        assertThat(room.room.queries().history(there.draftId(), AGENT)).hasSize(1);
        assertThat(room.room.queries().find(missing.draftId(), OTHER_AGENT)).isPresent();
        assertThat(room.room.queries().history(missing.draftId(), OTHER_AGENT)).hasSize(1);
    }

    @Test
    void given_two_windows_when_both_save_the_same_version_then_the_second_is_told() {
        Ticket draft = room.draft(CALLER);
        Act act = Act.by(AGENT, draft.id()).seeing(draft.version());
        Ticket saved = done(room.room.tickets().saveDraft(act, fields(TicketKind.HELP)));
        assertThat(saved.version()).isEqualTo(draft.version() + 1);
        Result.Refused refused = refused(room.room.tickets().saveDraft(act, fields(TicketKind.COMPLAINT)));
        assertThat(refused.why()).isEqualTo(Result.Why.STALE);
        assertThat(room.now(draft.id()).matter().kind()).isEqualTo(TicketKind.HELP);
    }

    @Test
    void given_an_incomplete_draft_then_not_accepted_and_the_field_is_named() {
        Ticket draft = room.draft(CALLER);
        assertThat(refused(room.room.tickets().accept(Act.by(AGENT, draft.id()))))
                .extracting(Result.Refused::field, Result.Refused::article)
                .containsExactly("kind", "第十二条第一项");
    }

    @Test
    void given_personal_information_asked_for_then_the_identity_gate() {
        Matter matter = new Matter(
                TicketKind.CONSULTATION,
                "查询社保",
                "查询本人社保缴费",
                Urgency.NORMAL,
                "",
                "",
                IdentityNeed.PERSONAL_INFORMATION,
                false);
        Ticket draft = room.draft(CALLER);
        done(room.room.tickets().saveDraft(Act.by(AGENT, draft.id()), new DraftFields(matter, "张三", "", "", false)));
        assertThat(refused(room.room.tickets().accept(Act.by(AGENT, draft.id()))))
                .extracting(Result.Refused::field, Result.Refused::article)
                .containsExactly("identityNumber", "第十二条第一项第1目");
        done(room.room
                .tickets()
                .saveDraft(Act.by(AGENT, draft.id()), new DraftFields(matter, "张三", "", "11010519491231002X", false)));
        assertThat(done(room.room.tickets().accept(Act.by(AGENT, draft.id()))).state())
                .isEqualTo(TicketState.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table ticket; --",
                "<script>alert(1)</script>",
                "𠮷野家门口😀",
                "100%_\\",
                "${jndi:ldap://x}"
            })
    void given_hostile_or_rare_text_then_kept_as_text(String text) {
        Ticket draft = room.draft(CALLER);
        Matter matter = new Matter(TicketKind.HELP, text, text, Urgency.NORMAL, "", text, IdentityNeed.NONE, false);
        done(room.room.tickets().saveDraft(Act.by(AGENT, draft.id()), new DraftFields(matter, text, "", "", false)));
        Ticket read = room.now(draft.id());
        assertThat(read.matter()).isEqualTo(matter);
        assertThat(read.caller().name()).isEqualTo(text);
    }

    @Test
    void given_a_nul_character_then_it_is_dropped() {
        Ticket draft = room.draft(CALLER);
        Matter matter = new Matter(TicketKind.HELP, "路\0灯", "x", Urgency.NORMAL, "", "", IdentityNeed.NONE, false);
        done(room.room.tickets().saveDraft(Act.by(AGENT, draft.id()), new DraftFields(matter, "", "", "", false)));
        assertThat(room.now(draft.id()).matter().title()).isEqualTo("路灯");
    }

    @Test
    void given_ten_megabytes_of_text_then_refused_and_the_field_is_named() {
        Ticket draft = room.draft(CALLER);
        Matter matter = new Matter(
                TicketKind.HELP, "标题", "很".repeat(10_000_000), Urgency.NORMAL, "", "", IdentityNeed.NONE, false);
        assertThat(refused(room.room
                                .tickets()
                                .saveDraft(Act.by(AGENT, draft.id()), new DraftFields(matter, "", "", "", false)))
                        .field())
                .isEqualTo("content");
    }

    @Test
    void given_an_anonymous_caller_then_a_draft_all_the_same() {
        Ticket draft = room.draft(PhoneNumber.parse("anonymous"));
        assertThat(draft.caller().number()).isEmpty();
        assertThat(draft.caller().maskedNumber()).isEqualTo("匿名");
    }
}
