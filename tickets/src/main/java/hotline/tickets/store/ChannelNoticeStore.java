package hotline.tickets.store;

import static hotline.database.jooq.Tables.CHANNEL_WEBHOOK;
import static hotline.database.jooq.Tables.EXTERNAL_SUBMISSION;
import static hotline.database.jooq.Tables.OUTBOX;

import hotline.database.jooq.tables.records.ChannelWebhookRecord;
import hotline.regulation.Channel;
import hotline.tickets.ChannelNotices;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Where channels want to hear of progress, and what could not be brought there. */
public final class ChannelNoticeStore {

    private static final int MOST_SHOWN = 200;
    private static final Map<String, Channel> BY_KIND = Arrays.stream(Channel.values())
            .filter(Channel::isHandedOver)
            .collect(Collectors.toMap(ChannelNotices::kind, channel -> channel));
    private static final Condition GIVEN_UP = OUTBOX.DEAD_AT.isNotNull().and(OUTBOX.KIND.in(BY_KIND.keySet()));

    /** The external number of a ticket whose channel wants to hear of it. */
    public Optional<String> wanted(DSLContext dsl, UUID ticketId) {
        return dsl.select(EXTERNAL_SUBMISSION.EXTERNAL_ID)
                .from(EXTERNAL_SUBMISSION)
                .join(CHANNEL_WEBHOOK)
                .on(CHANNEL_WEBHOOK.CHANNEL.eq(EXTERNAL_SUBMISSION.CHANNEL))
                .and(CHANNEL_WEBHOOK.ACTIVE)
                .where(EXTERNAL_SUBMISSION.TICKET_ID.eq(ticketId))
                .fetchOptional(EXTERNAL_SUBMISSION.EXTERNAL_ID);
    }

    public List<ChannelNotices.Target> active(DSLContext dsl) {
        return dsl.selectFrom(CHANNEL_WEBHOOK)
                .where(CHANNEL_WEBHOOK.ACTIVE)
                .orderBy(CHANNEL_WEBHOOK.CHANNEL)
                .fetch(ChannelNoticeStore::target);
    }

    public ChannelNotices.Target set(DSLContext tx, Channel channel, URI url, String by, Instant now) {
        return tx.insertInto(CHANNEL_WEBHOOK)
                .set(CHANNEL_WEBHOOK.CHANNEL, channel.name())
                .set(CHANNEL_WEBHOOK.URL, url.toString())
                .set(CHANNEL_WEBHOOK.SERIAL, 1)
                .set(CHANNEL_WEBHOOK.ACTIVE, true)
                .set(CHANNEL_WEBHOOK.SET_AT, Times.at(now))
                .set(CHANNEL_WEBHOOK.SET_BY, by)
                .onConflict(CHANNEL_WEBHOOK.CHANNEL)
                .doUpdate()
                .set(CHANNEL_WEBHOOK.URL, url.toString())
                .set(CHANNEL_WEBHOOK.SERIAL, CHANNEL_WEBHOOK.SERIAL.plus(1))
                .set(CHANNEL_WEBHOOK.ACTIVE, true)
                .set(CHANNEL_WEBHOOK.SET_AT, Times.at(now))
                .set(CHANNEL_WEBHOOK.SET_BY, by)
                .returning()
                .fetchSingle(ChannelNoticeStore::target);
    }

    public Optional<ChannelNotices.Target> remove(DSLContext tx, Channel channel, String by, Instant now) {
        Optional<ChannelNotices.Target> removed = tx.update(CHANNEL_WEBHOOK)
                .set(CHANNEL_WEBHOOK.ACTIVE, false)
                .set(CHANNEL_WEBHOOK.SET_AT, Times.at(now))
                .set(CHANNEL_WEBHOOK.SET_BY, by)
                .where(CHANNEL_WEBHOOK.CHANNEL.eq(channel.name()))
                .and(CHANNEL_WEBHOOK.ACTIVE)
                .returning()
                .fetchOptional(ChannelNoticeStore::target);
        tx.update(OUTBOX)
                .set(OUTBOX.DONE_AT, Times.at(now))
                .set(OUTBOX.DEAD_AT, DSL.castNull(OUTBOX.DEAD_AT))
                .set(OUTBOX.LAST_ERROR, "withdrawn with the address")
                .where(OUTBOX.KIND.eq(ChannelNotices.kind(channel)))
                .and(OUTBOX.DONE_AT.isNull())
                .execute();
        return removed;
    }

    public List<ChannelNotices.Undelivered> undelivered(DSLContext dsl) {
        return dsl.selectFrom(OUTBOX)
                .where(GIVEN_UP)
                .orderBy(OUTBOX.DEAD_AT.desc())
                .limit(MOST_SHOWN)
                .fetch(row -> new ChannelNotices.Undelivered(
                        row.getId(),
                        Objects.requireNonNull(BY_KIND.get(row.getKind())),
                        Times.present(row.getCreatedAt()),
                        Times.present(row.getDeadAt()),
                        row.getAttempts(),
                        row.getLastError()));
    }

    public boolean again(DSLContext tx, UUID id, Instant now) {
        return tx.update(OUTBOX)
                        .set(OUTBOX.DEAD_AT, DSL.castNull(OUTBOX.DEAD_AT))
                        .set(OUTBOX.ATTEMPTS, 0)
                        .set(OUTBOX.NEXT_ATTEMPT_AT, Times.at(now))
                        .where(GIVEN_UP)
                        .and(OUTBOX.ID.eq(id))
                        .execute()
                == 1;
    }

    private static ChannelNotices.Target target(ChannelWebhookRecord row) {
        return new ChannelNotices.Target(
                Channel.valueOf(row.getChannel()),
                URI.create(row.getUrl()),
                row.getSerial(),
                Times.present(row.getSetAt()),
                row.getSetBy());
    }
}
