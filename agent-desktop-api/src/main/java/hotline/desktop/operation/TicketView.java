package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hotline.desktop.ledger.Disclosing;
import hotline.desktop.ledger.Disclosure;
import hotline.desktop.store.LookKind;
import hotline.kernel.PhoneNumber;
import hotline.regulation.reply.ReplyContent;
import hotline.tickets.Caller;
import hotline.tickets.Reply;
import hotline.tickets.Ticket;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket with the names of the contract's Ticket. */
record TicketView(
        UUID id,
        @Nullable String number,
        long version,
        String state,
        String stateName,
        int round,
        @Nullable String kind,
        @Nullable String kindName,
        String title,
        String content,
        String urgency,
        String channel,
        String channelName,
        @Nullable String callId,
        String area,
        String address,
        String identityNeed,
        boolean confidentialResult,
        CallerView caller,
        boolean anonymous,
        @Nullable String unitId,
        @Nullable String unitName,
        @Nullable String basis,
        Instant createdAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant firstDispatchedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant overdueAt,
        @Nullable Instant dueAt,
        boolean dueProvisional,
        @Nullable Instant signBy,
        @Nullable Instant signedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant resultDeliveredAt,
        @Nullable Instant closedAt,
        @Nullable RefusalView refusal,
        @Nullable ReplyView reply,
        @Nullable EvaluationView evaluation,
        @Nullable String agentId,
        @JsonIgnore Disclosure disclosure)
        implements Disclosing {

    /** @param masked the calling number, masked; {@code contactMasked} and {@code identityMasked} are there when the field is */
    record CallerView(
            boolean clear,
            String masked,
            @Nullable String contactMasked,
            @Nullable String identityMasked,
            @Nullable String number,
            @Nullable String contact,
            @Nullable String identityNumber,
            String name,
            @Nullable String place,
            @Nullable String carrier) {

        static CallerView of(CallerShown shown) {
            Caller caller = shown.caller();
            PhoneNumber number = PhoneNumber.parse(caller.number());
            return new CallerView(
                    shown.clear(),
                    shown.number(),
                    presentOrNull(shown.contactMasked()),
                    presentOrNull(shown.identityMasked()),
                    shown.clear() ? caller.number() : null,
                    shown.clear() ? caller.contact() : null,
                    shown.clear() ? caller.identityNumber() : null,
                    shown.name(),
                    shown.hidesNumber() ? null : presentOrNull(number.place()),
                    shown.hidesNumber() ? null : presentOrNull(number.carrier()));
        }

        private static @Nullable String presentOrNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    record RefusalView(String ground, String groundName, String article, String explanation, Instant at) {

        static RefusalView of(Ticket.Refused refused) {
            return new RefusalView(
                    "4-" + (refused.ground().ordinal() + 1),
                    refused.ground().chinese(),
                    refused.ground().article().text(),
                    refused.explanation(),
                    refused.at());
        }
    }

    record ReplyView(
            @Nullable String handledOn,
            String unit,
            String handler,
            String situation,
            String answer,
            boolean finished,
            String stageResult,
            String nextPlan,
            boolean citizenContacted,
            String caseFiling,
            String caseReference,
            String refusalReason,
            String overdueExplanation,
            Instant repliedAt) {

        static ReplyView of(Reply reply) {
            ReplyContent said = reply.content();
            return new ReplyView(
                    said.handledAt() == null ? null : said.handledAt().toString(),
                    said.unit(),
                    said.handler(),
                    said.situation(),
                    reply.publicAnswer(),
                    said.finished(),
                    said.stageResult(),
                    said.nextPlan(),
                    said.citizenContacted(),
                    said.caseFiling().name(),
                    said.caseReference(),
                    said.refusalReason(),
                    said.overdueExplanation(),
                    reply.submittedAt());
        }
    }

    record EvaluationView(
            String value, String valueName, String source, String sourceName, Instant at, String evidence) {

        static EvaluationView of(Ticket.Evaluated evaluated) {
            return new EvaluationView(
                    evaluated.value().name(),
                    evaluated.value().chinese(),
                    evaluated.source().name(),
                    evaluated.source().chinese(),
                    evaluated.at(),
                    evaluated.evidence());
        }
    }

    /** @param kind how the reader comes to see it */
    static TicketView of(Ticket ticket, CallerShown shown, LookKind kind) {
        var matter = ticket.matter();
        var times = ticket.times();
        var assignment = ticket.assignment();
        return new TicketView(
                ticket.id(),
                ticket.number(),
                ticket.version(),
                ticket.state().name(),
                ticket.state().chinese(),
                ticket.round(),
                matter.kind() == null ? null : matter.kind().name(),
                matter.kind() == null ? null : matter.kind().chinese(),
                matter.title(),
                matter.content(),
                matter.urgency().name(),
                ticket.intake().channel().name(),
                ticket.intake().channel().chinese(),
                ticket.intake().callId(),
                matter.area(),
                matter.address(),
                matter.identityNeed().name(),
                matter.confidentialResult(),
                CallerView.of(shown),
                ticket.caller().anonymous(),
                assignment == null ? null : assignment.unitId(),
                assignment == null ? null : assignment.unitName(),
                assignment == null ? null : assignment.basis(),
                ticket.intake().createdAt(),
                times.acceptedAt(),
                times.firstDispatchedAt(),
                times.dispatchedAt(),
                times.overdueAt(),
                times.dueAt(),
                times.provisional(),
                times.signBy(),
                times.signedAt(),
                times.finishedAt(),
                times.resultDeliveredAt(),
                times.closedAt(),
                ticket.refusal() == null ? null : RefusalView.of(ticket.refusal()),
                ticket.reply() == null ? null : ReplyView.of(ticket.reply()),
                ticket.evaluation() == null ? null : EvaluationView.of(ticket.evaluation()),
                ticket.intake().agentId(),
                shown.disclosure(kind, ticket.id()));
    }
}
