package hotline.sms.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import hotline.kernel.PhoneNumber;
import hotline.sms.store.NewMessage;
import hotline.sms.store.Purpose;
import hotline.sms.store.Survey;
import hotline.sms.text.Outgoing;
import hotline.tickets.Outbox;
import hotline.tickets.ResultSms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the tickets' outbox items into messages with a survey, in one transaction each. The outbox hands an item out
 * again when the process dies in between; the message's key makes the second time do nothing.
 */
final class ResultIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ResultIntake.class);
    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Stores stores;
    private final FlowSettings settings;
    private final Outbox outbox;
    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    ResultIntake(Stores stores, FlowSettings settings, Outbox outbox) {
        this.stores = stores;
        this.settings = settings;
        this.outbox = outbox;
    }

    /** @return how many items were looked at */
    int take() {
        List<Outbox.Item> items = outbox.take(Outbox.RESULT_SMS, BATCH, LEASE);
        for (Outbox.Item item : items) {
            try {
                ResultSms result = json.readValue(item.payload(), ResultSms.class);
                stores.database().runInTransaction(dsl -> open(dsl, item.key(), result));
                outbox.doneAndEmptied(item.id());
            } catch (JsonProcessingException | RuntimeException failed) {
                // The reason may quote the payload.
                LOG.error(
                        "an outbox item could not become a message key={}: {}",
                        item.key(),
                        failed.getClass().getSimpleName());
                outbox.failed(item.id(), failed.getClass().getSimpleName());
            }
        }
        return items.size();
    }

    private void open(DSLContext dsl, String key, ResultSms result) {
        Instant now = stores.business().instant();
        PhoneNumber phone = PhoneNumber.parse(result.phone());
        String obstacle = obstacle(dsl, phone);
        Survey.State state = obstacle.isEmpty() ? Survey.State.OPEN : Survey.State.MANUAL;
        Survey survey = stores.surveys()
                .open(dsl, result.ticketId(), result.round(), result.number(), phone.digits(), state, now);
        Outgoing text = text(result);
        boolean added = stores.messages()
                .add(
                        dsl,
                        new NewMessage(
                                key,
                                Purpose.RESULT,
                                result.ticketId(),
                                phone.digits(),
                                settings.accessNumber() + survey.suffix(),
                                text.whole(),
                                obstacle.isEmpty() ? text.parts() : List.of(),
                                obstacle),
                        now);
        LOG.info(
                "result SMS ticketNo={} phone={} parts={} new={} obstacle={}",
                result.number(),
                phone.masked(),
                text.parts().size(),
                added,
                obstacle);
    }

    /** Why no text may go out, in Chinese; empty when it may. */
    private String obstacle(DSLContext dsl, PhoneNumber phone) {
        if (!phone.canReceiveSms()) {
            return "没有可以接收短信的号码";
        }
        return stores.suppressions().contains(dsl, phone.digits()) ? "诉求人已退订短信" : "";
    }

    private Outgoing text(ResultSms result) {
        return result.confidential()
                ? settings.texts().confidentialResult(result.number())
                : settings.texts().result(result.number(), result.title(), result.unitName(), result.answer());
    }
}
