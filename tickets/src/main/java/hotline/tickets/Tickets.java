package hotline.tickets;

import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.RefusalGround;
import hotline.regulation.reply.ReplyContent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything that can be done to a ticket. Each method is one transaction: it checks role, state and rule, changes the
 * ticket, appends to its history, and writes what must go out to the outbox. Callers run on virtual threads; every
 * method blocks on the database and throws when it fails, in which case nothing happened.
 */
public interface Tickets {

    /** Idempotent on {@link NewDraft#draftId}: opening again returns the ticket as it is, whatever its state. */
    Ticket openDraft(NewDraft draft);

    /**
     * Opens those whose id is not there; the others stay as they are, whoever has them.
     *
     * @return how many it opened
     */
    int openMissingDrafts(List<NewDraft> drafts);

    /** Replaces the draft's fields; give {@link Act#seeing} to be refused when somebody else saved meanwhile. */
    Result saveDraft(Act act, DraftFields fields);

    /**
     * 领取, of a draft that another system handed over: refused ({@link Result.Why#STATE}) when somebody else has it. Saving,
     * accepting and refusing take it too.
     */
    Result take(Act act);

    /** 受理: identity gate (Art 12(1)); gives the ticket its number. */
    Result accept(Act act);

    /** 不予受理 (Art 4), with what the citizen was told. */
    Result refuse(Act act, RefusalGround ground, String explanation);

    /**
     * 派单 (Art 12(2)) to one leading unit: sets sign and due times. Another unit than the catalogue's needs a reason; by which
     * line of which version it went is kept.
     */
    Result dispatch(Act act, DispatchOrder order);

    /** 派单 to a unit that nobody assists, the matter being recognised by itself. */
    default Result dispatch(Act act, String unitId, String basis) {
        return dispatch(act, DispatchOrder.to(unitId, basis));
    }

    /** 签收, by a user of the unit. */
    Result sign(Act act);

    /** 答复 (Art 13(4)), by a user of the unit; goes to review. */
    Result reply(Act act, ReplyContent content, String publicAnswer);

    /** 审核: PASS sends the result SMS (outbox {@code RESULT_SMS}); REJECT hands it back, {@code note} says why. */
    Result review(Act act, ReviewDecision decision, String note);

    /** The delivery receipt of the result SMS arrived: the 24 hours of Art 14(2) start. Repeats change nothing. */
    Result resultDelivered(UUID ticketId, Instant deliveredAt);

    /**
     * The citizen's word. An explicit one is kept; 不满意 overrides an earlier default satisfaction until the ticket is
     * archived.
     *
     * @param evidence the SMS text, or the note
     */
    Result evaluate(UUID ticketId, Evaluation value, EvaluationSource source, String evidence);

    /**
     * The citizen answered, but with neither 满意 nor 不满意: what is silence afterwards is no longer the silence of
     * Art 14(2), and a person follows up when its 24 hours are over. Only the first such answer of a round counts.
     *
     * @param words the SMS text
     */
    Result repliedUnclearly(UUID ticketId, String words);

    /**
     * The result could not be brought to the citizen, or the answer cannot be understood: a person follows up.
     *
     * @param reason in Chinese ({@code 短信发送失败})
     */
    Result needsManualFollowUp(UUID ticketId, String reason);

    /** 人工回访, whose result is final (Art 14(2)). */
    Result followUp(Act act, boolean satisfied, String note);

    /** 重办 after 不满意: back to the same unit with a new due time; {@code note} says what was wrong. */
    Result redo(Act act, String note);
}
