package hotline.sms.flow;

import hotline.sms.link.IncomingReceipt;
import hotline.sms.link.IncomingReceipt.Fate;
import hotline.sms.link.Link;
import hotline.sms.store.PartQueue.Silent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of every submitted part: by its receipt, by a receipt to the address of a part that was never
 * answered, by asking the gateway, and when nothing says so in time, by giving it to a person.
 */
final class ReceiptDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptDesk.class);
    /** Receipts may come before the submit's answer, or for what an earlier installation sent. */
    private static final Duration KEPT_UNMATCHED = Duration.ofDays(3);

    private static final int INQUIRIES = 16;

    private final Stores stores;
    private final FlowSettings settings;
    private final Link link;
    private final Supplier<Set<UUID>> inHand;
    private final Runnable changed;
    /** Parts under inquiry and their messages. */
    private final Map<UUID, UUID> asked = new ConcurrentHashMap<>();

    /** The desk's thread only. */
    private Set<UUID> askedBeforeMatch = Set.of();

    private final ExecutorService inquirers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param inHand parts whose submit this process is still about to report */
    ReceiptDesk(Stores stores, FlowSettings settings, Link link, Supplier<Set<UUID>> inHand, Runnable changed) {
        this.stores = stores;
        this.settings = settings;
        this.link = link;
        this.inHand = inHand;
        this.changed = changed;
    }

    /** What time alone brings; match receipts first. @return whether any message changed */
    boolean sweep() {
        int abandoned = stores.database()
                .inTransaction(dsl -> stores.queue()
                        .abandon(dsl, stores.real().instant().minus(settings.claimPatience()), inHand.get(), now()));
        if (abandoned > 0) {
            LOG.warn("submits without a known outcome count={}", abandoned);
        }
        Set<UUID> spared = new HashSet<>(askedBeforeMatch);
        spared.addAll(inquire());
        boolean expired = giveUp(spared);
        stores.database().inTransaction(dsl -> stores.receipts().forget(dsl, now().minus(KEPT_UNMATCHED), now()));
        return expired;
    }

    /** @return whether any message changed */
    boolean match() {
        askedBeforeMatch = Set.copyOf(asked.values());
        return stores.database().inTransaction(dsl -> {
            Set<UUID> changedMessages = new HashSet<>(stores.receipts().match(dsl, now()));
            changedMessages.addAll(stores.receipts().adopt(dsl, now()));
            if (!changedMessages.isEmpty()) {
                stores.messages().settle(dsl, changedMessages);
            }
            return !changedMessages.isEmpty();
        });
    }

    /** @return messages that are being asked about */
    private Set<UUID> inquire() {
        if (!link.connected()) {
            return Set.of();
        }
        List<Silent> silent = stores.database()
                .inTransaction(
                        dsl -> stores.queue().inquire(dsl, now().minus(settings.inquireAfter()), now(), INQUIRIES));
        for (Silent part : silent) {
            asked.put(part.id(), part.messageId());
            inquirers.execute(() -> inquire(part));
        }
        return silent.stream().map(Silent::messageId).collect(Collectors.toSet());
    }

    private void inquire(Silent part) {
        try {
            Fate fate = link.inquire(part.providerId(), part.from()).orElse(Fate.UNDECIDED);
            LOG.info("asked about a part without a receipt part={} fate={}", part.id(), fate);
            if (fate != Fate.UNDECIDED) {
                IncomingReceipt receipt =
                        new IncomingReceipt(part.providerId(), part.phone(), part.from(), fate, "", "query_sm");
                stores.database().runInTransaction(dsl -> stores.receipts().write(dsl, receipt, now()));
            }
        } catch (RuntimeException failed) {
            LOG.error("an inquiry failed part={}", part.id(), failed);
        } finally {
            asked.remove(part.id());
            changed.run();
        }
    }

    /**
     * Art 14 [D]: no receipt in time means manual follow-up; what has not left by then stays here.
     *
     * @param spared messages whose inquiry was open at the last match: its answer may lie unread
     */
    private boolean giveUp(Set<UUID> spared) {
        Instant before = now().minus(settings.receiptWait());
        return stores.database().inTransaction(dsl -> {
            boolean any = false;
            for (UUID message : stores.messages().openSince(dsl, before)) {
                if (!spared.contains(message)) {
                    any |= stores.messages().fail(dsl, message, "规定时间内没有收到短信送达回执", now());
                }
            }
            return any;
        });
    }

    private Instant now() {
        return stores.business().instant();
    }

    /** Questions that are open are asked again after the next start. */
    @Override
    public void close() {
        inquirers.shutdownNow();
    }
}
