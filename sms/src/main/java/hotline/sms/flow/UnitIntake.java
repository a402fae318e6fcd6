package hotline.sms.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import hotline.kernel.PhoneNumber;
import hotline.regulation.CardGround;
import hotline.regulation.calendar.DayCount;
import hotline.sms.link.Link;
import hotline.sms.store.NewMessage;
import hotline.sms.store.Purpose;
import hotline.sms.text.Outgoing;
import hotline.sms.text.UnitNews;
import hotline.tickets.Outbox;
import hotline.tickets.UnitSms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns warnings to units into messages. They stay in the outbox while there is no gateway, however long, and those that are not urgent in
 * quiet hours too, since a message that was made is given up after a time. Nobody opts out of them: that somebody had is told to the tickets.
 */
final class UnitIntake {

    private static final Logger LOG = LoggerFactory.getLogger(UnitIntake.class);
    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Stores stores;
    private final FlowSettings settings;
    private final Outbox outbox;
    private final Link link;
    private final TicketDesk tickets;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    UnitIntake(Stores stores, FlowSettings settings, Outbox outbox, Link link, TicketDesk tickets) {
        this.stores = stores;
        this.settings = settings;
        this.outbox = outbox;
        this.link = link;
        this.tickets = tickets;
    }

    /** @return how many items were looked at */
    int take() {
        if (!link.connected()) {
            return 0;
        }
        int urgent = take(Outbox.URGENT_UNIT_SMS);
        return settings.quiet().hold(stores.business().instant()) ? urgent : urgent + take(Outbox.UNIT_SMS);
    }

    private int take(String kind) {
        List<Outbox.Item> items = outbox.take(kind, BATCH, LEASE);
        for (Outbox.Item item : items) {
            try {
                queue(item.key(), json.readValue(item.payload(), UnitSms.class));
                outbox.doneAndEmptied(item.id());
            } catch (JsonProcessingException | RuntimeException failed) {
                LOG.error("a warning to a unit could not become a message key={}", item.key(), failed);
                outbox.failed(item.id(), failed.getClass().getSimpleName());
            }
        }
        return items.size();
    }

    private static UnitNews news(UnitSms.Warned warned) {
        String card = switch (warned.stage()) {
            case DUE_SOON -> "";
            case YELLOW -> CardGround.Colour.YELLOW.chinese();
            case RED -> CardGround.Colour.RED.chinese();
        };
        Instant due = warned.dueAt();
        return new UnitNews(
                warned.number(),
                warned.count(),
                card,
                due == null ? null : LocalDateTime.ofInstant(due, DayCount.ZONE));
    }

    private void queue(String key, UnitSms warning) {
        Instant now = stores.business().instant();
        Outgoing text = settings.texts()
                .unitWarning(
                        warning.unitName(),
                        warning.warnings().stream().map(UnitIntake::news).toList());
        NewMessage message = new NewMessage(
                key,
                Purpose.UNIT_WARNING,
                warning.textId(),
                warning.phone(),
                settings.accessNumber(),
                text.whole(),
                text.parts(),
                "");
        boolean optedOut =
                stores.database().inTransaction(dsl -> stores.suppressions().contains(dsl, warning.phone()));
        if (optedOut) {
            tickets.sentDespiteOptOut(warning.textId());
        }
        stores.database().runInTransaction(dsl -> stores.messages().add(dsl, message, now));
        LOG.info(
                "warning to a unit text={} phone={} parts={} optedOut={}",
                warning.textId(),
                PhoneNumber.parse(warning.phone()).masked(),
                text.parts().size(),
                optedOut);
    }
}
