package hotline.tickets.usecase;

import hotline.kernel.PhoneNumber;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import hotline.tickets.Outbox;
import hotline.tickets.ResultSms;
import hotline.tickets.Ticket;
import hotline.tickets.TicketSettings;
import hotline.tickets.store.OutboxStore;
import hotline.tickets.usecase.Step.Moment;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Art 14(2): the result goes to the citizen by SMS and asks for an evaluation; where no SMS can go, a person follows up. */
final class ResultMessages {

    private final TicketSettings settings;
    private final Supplier<UUID> ids;
    private final OutboxStore outbox = new OutboxStore();

    ResultMessages(TicketSettings settings, Supplier<UUID> ids) {
        this.settings = settings;
        this.ids = ids;
    }

    /**
     * Into the outbox, once a ticket and round; nothing when there is no number.
     *
     * @param unitName who handled it; empty for the hotline itself
     */
    @Clause("24b")
    void send(TicketEdit edit, String unitName, String answer, Moment moment) {
        Optional<PhoneNumber> phone = edit.caller.mobile();
        if (phone.isEmpty()) {
            return;
        }
        edit.receiptBy = moment.now().plus(settings.receiptWait());
        Ticket ticket = edit.ticket(TicketState.AWAITING_EVALUATION);
        boolean confidential = ticket.matter().confidentialResult();
        ResultSms sms = new ResultSms(
                ticket.id(),
                Objects.requireNonNull(ticket.number()),
                ticket.round(),
                phone.get().digits(),
                confidential ? "" : ticket.matter().title(),
                confidential ? "" : unitName,
                confidential ? "请来电查询" : answer,
                confidential);
        String key = Outbox.RESULT_SMS + ":" + ticket.id() + ":" + ticket.round();
        outbox.add(moment.tx(), ids.get(), Outbox.RESULT_SMS, key, sms, moment.now());
    }

    /** What follows for a ticket whose citizen has just been asked, or could not be. */
    static Optional<Step> withoutNumber(Ticket asked) {
        return asked.state() == TicketState.AWAITING_EVALUATION
                        && asked.caller().mobile().isEmpty()
                ? Optional.of(Evaluations.manualFollowUp("没有可接收短信的号码"))
                : Optional.empty();
    }
}
