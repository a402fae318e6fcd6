package hotline.sms.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import hotline.kernel.PhoneNumber;
import hotline.sms.store.NewMessage;
import hotline.sms.store.Purpose;
import hotline.sms.text.Outgoing;
import hotline.tickets.CodeSms;
import hotline.tickets.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the tickets' codes into messages without a survey; a code that is too old is not sent any more. */
final class CodeIntake {

    private static final Logger LOG = LoggerFactory.getLogger(CodeIntake.class);
    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Stores stores;
    private final FlowSettings settings;
    private final Outbox outbox;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    CodeIntake(Stores stores, FlowSettings settings, Outbox outbox) {
        this.stores = stores;
        this.settings = settings;
        this.outbox = outbox;
    }

    /** @return how many items were looked at */
    int take() {
        List<Outbox.Item> items = outbox.take(Outbox.CODE_SMS, BATCH, LEASE);
        for (Outbox.Item item : items) {
            try {
                queue(item.key(), json.readValue(item.payload(), CodeSms.class));
                outbox.doneAndEmptied(item.id());
            } catch (JsonProcessingException | RuntimeException failed) {
                // The reason may quote the payload.
                LOG.error(
                        "a code could not become a message key={}: {}",
                        item.key(),
                        failed.getClass().getSimpleName());
                outbox.failed(item.id(), failed.getClass().getSimpleName());
            }
        }
        return items.size();
    }

    private void queue(String key, CodeSms code) {
        Instant now = stores.business().instant();
        if (!now.isBefore(code.goodUntil())) {
            return;
        }
        Outgoing text = settings.texts()
                .progressCode(
                        code.code(),
                        Duration.between(now, code.goodUntil()).plusSeconds(59).toMinutes());
        NewMessage message = new NewMessage(
                key,
                Purpose.PROGRESS_CODE,
                code.ticketId(),
                code.phone(),
                settings.accessNumber(),
                text.whole(),
                text.parts(),
                "");
        stores.database().runInTransaction(dsl -> stores.messages().add(dsl, message, now));
        LOG.info(
                "progress code ticketId={} phone={}",
                code.ticketId(),
                PhoneNumber.parse(code.phone()).masked());
    }
}
