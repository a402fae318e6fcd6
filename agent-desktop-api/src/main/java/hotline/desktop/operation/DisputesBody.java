package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hotline.desktop.ledger.Disclosing;
import hotline.desktop.ledger.Disclosure;
import hotline.desktop.store.LookKind;
import hotline.regulation.dispute.Knowledge;
import hotline.regulation.dispute.ReturnGround;
import hotline.tickets.Result;
import hotline.tickets.dispute.Assist;
import hotline.tickets.dispute.Decided;
import hotline.tickets.dispute.DisputesView;
import hotline.tickets.dispute.ExtensionRecord;
import hotline.tickets.dispute.MeetingRecord;
import hotline.tickets.dispute.ReturnRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is disputed about a ticket, with the names of the contract's Disputes. */
record DisputesBody(
        List<ReturnLine> returns,
        List<ExtensionLine> extensions,
        List<MeetingLine> meetings,
        List<AssistLine> assists,
        List<Ground> grounds,
        @Nullable Returning returning,
        @Nullable Extending extending,
        @JsonIgnore Disclosure disclosure)
        implements Disclosing {

    static DisputesBody of(UUID ticket, DisputesView disputes) {
        var returning = disputes.returning();
        var extending = disputes.extending();
        return new DisputesBody(
                disputes.returns().stream().map(ReturnLine::of).toList(),
                disputes.extensions().stream()
                        .map(one -> ExtensionLine.of(one, disputes.dispatchedAt()))
                        .toList(),
                disputes.meetings().stream().map(MeetingLine::of).toList(),
                disputes.assists().stream().map(AssistLine::of).toList(),
                Arrays.stream(ReturnGround.values())
                        .filter(ReturnGround::isReviewers)
                        .map(Ground::of)
                        .toList(),
                returning == null ? null : Returning.of(returning),
                extending == null ? null : Extending.of(extending),
                Disclosure.ofPapers(LookKind.VIEW, ticket));
    }

    record Refusal(String reason, @Nullable String article) {

        static @Nullable Refusal of(Result.@Nullable Refused refused) {
            return refused == null ? null : new Refusal(refused.reason(), refused.article());
        }
    }

    record Returning(
            Instant until,
            @Nullable Refusal refusal,
            @Nullable Refusal meetingRefusal) {

        static Returning of(DisputesView.Returning returning) {
            return new Returning(
                    returning.until(), Refusal.of(returning.refusal()), Refusal.of(returning.meetingRefusal()));
        }
    }

    record Extending(
            boolean hours,
            int most,
            int left,
            Instant originalDueAt,
            @Nullable Refusal refusal) {

        static Extending of(DisputesView.Extending extending) {
            return new Extending(
                    extending.hours(),
                    extending.most(),
                    extending.left(),
                    extending.originalDueAt(),
                    Refusal.of(extending.refusal()));
        }
    }

    record Ground(String ground, String name, String article) {

        static Ground of(ReturnGround ground) {
            return new Ground(ground.name(), ground.chinese(), ground.article().text());
        }
    }

    record ReturnLine(
            String unitId,
            String unitName,
            boolean meetingRequest,
            String reason,
            String basis,
            @Nullable String knowledgeItem,
            @Nullable Instant knowledgeUploadedAt,
            Instant appliedAt,
            Instant decideBy,
            @Nullable Instant lateAt,
            @Nullable String verdict,
            @Nullable String verdictName,
            @Nullable String ground,
            @Nullable String groundName,
            @Nullable String groundArticle,
            @Nullable Decided decided) {

        static ReturnLine of(ReturnRecord one) {
            Knowledge knowledge = one.knowledge();
            var verdict = one.verdict();
            var ground = one.ground();
            return new ReturnLine(
                    one.unitId(),
                    one.unitName(),
                    one.meetingWish(),
                    one.reason(),
                    one.basis(),
                    knowledge == null ? null : knowledge.item(),
                    knowledge == null ? null : knowledge.uploadedAt(),
                    one.appliedAt(),
                    one.decideBy(),
                    one.lateAt(),
                    verdict == null ? null : verdict.name(),
                    verdict == null ? null : verdict.chinese(),
                    ground == null ? null : ground.name(),
                    ground == null ? null : ground.chinese(),
                    ground == null ? null : ground.article().text(),
                    one.decided());
        }
    }

    record ExtensionLine(
            String unitId,
            String unitName,
            int amount,
            boolean hours,
            String reason,
            String toldHow,
            Instant toldAt,
            Instant dueAt,
            Instant extendedTo,
            Instant appliedAt,
            String outcome,
            @Nullable Decided decided) {

        /** @param dispatchedAt of the ticket as it is now; what waits from an earlier dispatch has lapsed */
        static ExtensionLine of(ExtensionRecord one, @Nullable Instant dispatchedAt) {
            Boolean granted = one.granted();
            String outcome;
            if (granted == null) {
                outcome = Objects.equals(one.dispatchedAt(), dispatchedAt) ? "WAITING" : "LAPSED";
            } else {
                outcome = granted ? "GRANTED" : "REFUSED";
            }
            return new ExtensionLine(
                    one.unitId(),
                    one.unitName(),
                    one.amount(),
                    one.hours(),
                    one.reason(),
                    one.toldHow(),
                    one.toldAt(),
                    one.dueAt(),
                    one.extendedTo(),
                    one.appliedAt(),
                    outcome,
                    one.decided());
        }
    }

    record MeetingLine(
            String question,
            Instant askedAt,
            String askedBy,
            @Nullable Boolean kept,
            @Nullable String unitName,
            @Nullable LocalDate heldOn,
            @Nullable String minutesNumber,
            @Nullable String minutes,
            @Nullable String participants,
            @Nullable Instant decidedAt) {

        static MeetingLine of(MeetingRecord one) {
            var paper = one.paper();
            var decided = one.decided();
            return new MeetingLine(
                    one.question(),
                    one.askedAt(),
                    one.askedBy(),
                    one.kept(),
                    one.unitName(),
                    paper == null ? null : paper.heldOn(),
                    paper == null ? null : paper.minutesNumber(),
                    paper == null ? null : paper.minutes(),
                    paper == null ? null : paper.participants(),
                    decided == null ? null : decided.at());
        }
    }

    record AssistLine(
            String number,
            String unitId,
            String unitName,
            Instant assignedAt,
            Instant dueAt,
            String opinion,
            @Nullable Instant opinionAt,
            boolean ended) {

        static AssistLine of(Assist one) {
            return new AssistLine(
                    one.number(),
                    one.unitId(),
                    one.unitName(),
                    one.assignedAt(),
                    one.dueAt(),
                    one.opinion(),
                    one.opinionAt(),
                    one.endedAt() != null);
        }
    }
}
