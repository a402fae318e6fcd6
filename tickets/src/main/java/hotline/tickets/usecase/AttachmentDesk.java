package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.Channel;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.attachment.Attachment;
import hotline.tickets.attachment.Attachment.Part;
import hotline.tickets.attachment.AttachmentSettings;
import hotline.tickets.attachment.Attachments;
import hotline.tickets.attachment.FileNames;
import hotline.tickets.attachment.FileTypes;
import hotline.tickets.attachment.Vault;
import hotline.tickets.store.AttachmentStore;
import hotline.tickets.store.AttachmentStore.Total;
import hotline.tickets.store.SubmissionStore;
import hotline.tickets.store.TicketSearch;
import hotline.tickets.store.TicketStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files are taken in beside the ticket: neither its version nor its state changes, so that nobody who writes is disturbed. */
@Clause("13(4)a")
public final class AttachmentDesk implements Attachments {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentDesk.class);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final long MEBI = 1024 * 1024;
    private static final Set<Role> CENTRE = EnumSet.of(Role.SUPERVISOR, Role.REVIEWER);

    private static final Set<TicketState> WITH_UNIT = EnumSet.of(
            TicketState.DISPATCHED,
            TicketState.IN_PROGRESS,
            TicketState.RETURN_REVIEW,
            TicketState.JOINT_MEETING,
            TicketState.REPLY_REVIEW);

    private final Database database;
    private final Clock clock;
    private final Clock real;
    private final AttachmentSettings settings;
    private final Supplier<UUID> ids;
    private final Vault vault;
    private final FileTypes types = new FileTypes();
    private final AttachmentStore store = new AttachmentStore();
    private final TicketStore tickets = new TicketStore();
    private final TicketSearch search = new TicketSearch();
    private final SubmissionStore submissions = new SubmissionStore();
    private volatile Instant sweptAt = Instant.EPOCH;

    /** @param clock of business @param real by which the disk's files have their times */
    public AttachmentDesk(Database database, Clock clock, Clock real, AttachmentSettings settings, Supplier<UUID> ids) {
        this.database = database;
        this.clock = clock;
        this.real = real;
        this.settings = settings;
        this.ids = ids;
        this.vault = new Vault(settings.directory());
    }

    @Override
    public Answer add(UUID ticketId, Actor actor, String name, Vault.Source source) throws IOException {
        Optional<Ticket> ticket = search.find(database.dsl(), ticketId, actor);
        if (ticket.isEmpty()) {
            return refused(Result.Why.NOT_FOUND, "没有这张工单");
        }
        Answer why = forbidden(ticket.get(), actor);
        return why == null ? receive(ticket.get(), actor, partFor(actor, ticket.get()), name, source) : why;
    }

    @Override
    public Answer add(Channel channel, String externalId, String name, Vault.Source source) throws IOException {
        Optional<Ticket> ticket = submissions
                .find(database.dsl(), channel, externalId)
                .map(SubmissionStore.Row::ticketId)
                .flatMap(id -> tickets.find(database.dsl(), id));
        if (ticket.isEmpty()) {
            return refused(Result.Why.NOT_FOUND, "本渠道没有这个编号的诉求");
        }
        Answer why = closed(ticket.get());
        return why == null ? receive(ticket.get(), Actor.channel(channel), Part.MATTER, name, source) : why;
    }

    private static Part partFor(Actor actor, Ticket ticket) {
        if (actor.role() == Role.UNIT) {
            return Part.REPLY;
        }
        return ticket.wasDispatched() ? Part.PAPER : Part.MATTER;
    }

    private static @Nullable Answer closed(Ticket ticket) {
        return switch (ticket.state()) {
            case ARCHIVED -> refused(Result.Why.STATE, "工单已归档，不能再添加附件");
            case CLOSED, REFUSED, HANDED_OVER -> refused(Result.Why.STATE, "工单已了结，不能再添加附件");
            default -> null;
        };
    }

    private @Nullable Answer forbidden(Ticket ticket, Actor actor) {
        Answer closed = closed(ticket);
        if (closed != null) {
            return closed;
        }
        if (actor.role() == Role.UNIT) {
            return WITH_UNIT.contains(ticket.state()) ? null : refused(Result.Why.STATE, "工单不在本单位办理中，不能添加附件");
        }
        boolean may = CENTRE.contains(actor.role())
                || (actor.role() == Role.AGENT && ticket.intake().isTakenBy(actor.id()));
        return may ? null : refused(Result.Why.FORBIDDEN, actor.role().chinese() + "不能给这张工单添加附件");
    }

    private static Answer refused(Result.Why why, String reason) {
        return new Answer.Refused(new Result.Refused(why, reason, null, null));
    }

    private Answer receive(Ticket ticket, Actor actor, Part part, String name, Vault.Source source) throws IOException {
        Answer full = full(database.dsl(), ticket.id(), 0);
        if (full != null) {
            return full;
        }
        Vault.Incoming coming;
        try {
            coming = vault.receive(ids.get(), source, settings.mostBytes());
        } catch (Vault.TooLarge large) {
            return new Answer.TooLarge("单个文件不能超过" + settings.mostBytes() / MEBI + " MB，请压缩或分段后再传");
        }
        boolean kept = false;
        try {
            if (coming.bytes() == 0) {
                return refused(Result.Why.INPUT, "文件是空的，请重新选择");
            }
            String plain = FileNames.plain(name);
            Optional<String> type = types.of(coming.file(), plain);
            if (type.isEmpty()) {
                return refused(Result.Why.INPUT, "「" + plain + "」不是可以上传的文件；可以上传" + FileTypes.WORDS);
            }
            Attachment attachment = new Attachment(
                    ids.get(),
                    ticket.id(),
                    coming.sha256(),
                    plain,
                    type.get(),
                    coming.bytes(),
                    part,
                    ticket.round(),
                    clock.instant(),
                    actor.id(),
                    actor.role(),
                    actor.unitId());
            Answer answer = vault.keep(coming, () -> database.inTransaction(tx -> insert(tx, attachment)));
            kept = true;
            return answer;
        } finally {
            if (!kept) {
                vault.discard(coming);
            }
        }
    }

    /** With the ticket locked: it may have been archived while the bytes came. */
    private Answer insert(DSLContext tx, Attachment attachment) {
        Ticket now = tickets.lock(tx, attachment.ticketId()).orElseThrow();
        Optional<Attachment> known = store.withHash(tx, now.id(), attachment.sha256());
        if (known.isPresent()) {
            return new Answer.Kept(known.get(), true);
        }
        Answer why = closed(now);
        if (why == null) {
            why = full(tx, now.id(), attachment.bytes());
        }
        if (why != null) {
            return why;
        }
        store.insert(tx, attachment);
        LOG.atInfo()
                .addKeyValue("ticketId", now.id())
                .addKeyValue("bytes", attachment.bytes())
                .addKeyValue("type", attachment.type())
                .addKeyValue("actor", attachment.uploadedBy())
                .log("an attachment came");
        return new Answer.Kept(attachment, false);
    }

    private @Nullable Answer full(DSLContext dsl, UUID ticketId, long more) {
        Total total = store.total(dsl, ticketId);
        if (total.files() >= settings.mostFiles()) {
            return refused(Result.Why.RULE, "一张工单最多" + settings.mostFiles() + "个附件");
        }
        return total.bytes() + more > settings.mostBytesOfTicket()
                ? new Answer.TooLarge("一张工单的附件合计不能超过" + settings.mostBytesOfTicket() / MEBI + " MB")
                : null;
    }

    @Override
    public List<Attachment> of(UUID ticketId, Actor reader) {
        DSLContext dsl = database.dsl();
        return search.find(dsl, ticketId, reader)
                .map(ticket -> store.of(dsl, ticketId).stream()
                        .filter(one -> isFor(reader, ticket, one))
                        .toList())
                .orElse(List.of());
    }

    /** Art 12(1): a photo tells more of an anonymous citizen than the ticket does, and so does what is written into it. */
    private static boolean isFor(Actor reader, Ticket ticket, Attachment one) {
        return reader.role() != Role.UNIT || !ticket.caller().anonymous() || one.part() != Part.MATTER;
    }

    @Override
    public Optional<Content> content(UUID ticketId, UUID attachmentId, Actor reader) {
        return of(ticketId, reader).stream()
                .filter(one -> one.id().equals(attachmentId))
                .findFirst()
                .map(Stored::new);
    }

    private final class Stored implements Content {

        private final Attachment attachment;

        private Stored(Attachment attachment) {
            this.attachment = attachment;
        }

        @Override
        public Attachment attachment() {
            return attachment;
        }

        @Override
        public InputStream range(long offset, long length) throws IOException {
            return vault.range(attachment.sha256(), offset, length);
        }
    }

    /** Once an hour: what nobody refers to. */
    public void sweep() {
        Instant now = real.instant();
        if (now.isBefore(sweptAt.plus(SWEEP_EVERY))) {
            return;
        }
        sweptAt = now;
        int removed =
                vault.sweep(now.minus(settings.orphanAge()), sha256 -> store.isReferredTo(database.dsl(), sha256));
        if (removed > 0) {
            LOG.atInfo().addKeyValue("files", removed).log("files that no ticket refers to were removed");
        }
    }
}
