package hotline.sms.smpp;

import hotline.kernel.Pauses;
import hotline.sms.link.Incoming;
import hotline.sms.link.IncomingReceipt.Fate;
import hotline.sms.link.Link;
import hotline.sms.link.OutgoingPart;
import hotline.sms.link.Submitted;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SMPP 3.4 to one message centre. A virtual thread keeps a session bound: it reconnects with pauses that double from
 * half a second to {@link SmppSettings#longestReconnectPause}. A submit whose session breaks is answered at once
 * with {@link Submitted.Unknown}, not after the response timeout.
 */
public final class SmppLink implements Link {

    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);
    private static final Duration LAST_WORD = Duration.ofMillis(500);
    private static final Duration GOODBYE = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** A bound session and the signal that it broke. */
    private record Live(Session session, CompletableFuture<Void> broken) {}

    private final SmppSettings settings;
    private final Incoming incoming;
    private final Receiver receiver;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread keeper;
    private volatile @Nullable Live live;

    public SmppLink(SmppSettings settings, Incoming incoming) {
        this.settings = settings;
        this.incoming = incoming;
        this.receiver = new Receiver(incoming);
        this.keeper = Thread.ofVirtual().name("sms-smpp-link").unstarted(this::keepBound);
    }

    @Override
    public void start() {
        keeper.start();
    }

    @Override
    public boolean connected() {
        Live now = live;
        return now != null && now.session().bound();
    }

    @Override
    public int window() {
        return settings.window();
    }

    @Override
    public Submitted submit(OutgoingPart part) {
        Live now = live;
        if (now == null || !now.session().bound()) {
            return new Submitted.NotSent("no bound session");
        }
        CompletableFuture<Submitted> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("sms-submit").start(() -> answer.complete(submitNow(now.session(), part)));
        CompletableFuture.anyOf(answer, now.broken()).join();
        try {
            // What was not written yet learns of the broken session at once, and may be sent again.
            return answer.get(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException noAnswer) {
            return new Submitted.Unknown("the connection broke before the answer");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Submitted.Unknown("interrupted before the answer");
        }
    }

    private static Submitted submitNow(Session session, OutgoingPart part) {
        try {
            return new Submitted.Accepted(session.submit(part));
        } catch (NegativeResponseException refused) {
            return CommandStatus.meaning(refused.getCommandStatus());
        } catch (ResponseTimeoutException | InvalidResponseException unanswered) {
            return new Submitted.Unknown(String.valueOf(unanswered.getMessage()));
        } catch (PDUException malformed) {
            return new Submitted.Rejected(String.valueOf(malformed.getMessage()));
        } catch (IOException unwritten) {
            // jsmpp throws it before or while writing; a message centre cannot act on a PDU that lacks its end.
            return new Submitted.NotSent(String.valueOf(unwritten.getMessage()));
        }
    }

    @Override
    public Optional<Fate> inquire(String messageId, String from) {
        Live now = live;
        if (now == null || !now.session().bound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Receipts.fate(now.session().query(messageId, from)));
        } catch (NegativeResponseException
                | ResponseTimeoutException
                | InvalidResponseException
                | PDUException
                | IOException unanswered) {
            LOG.info("query_sm was not answered messageId={} why={}", messageId, unanswered.getMessage());
            return Optional.empty();
        }
    }

    private void keepBound() {
        Duration pause = FIRST_PAUSE;
        try {
            while (stopped.getCount() > 0) {
                if (holdOneSession()) {
                    pause = FIRST_PAUSE;
                }
                if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = Pauses.longer(pause, settings.longestReconnectPause());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it was bound at all; returns when the session is over */
    private boolean holdOneSession() throws InterruptedException {
        Session session;
        try {
            session = Session.bind(settings, receiver);
        } catch (IOException refused) {
            LOG.warn("cannot bind to the SMS gateway gateway={} why={}", settings, refused.getMessage());
            return false;
        }
        Live now = new Live(session, new CompletableFuture<>());
        live = now;
        LOG.info("bound to the SMS gateway gateway={}", settings);
        try {
            incoming.bound();
            session.awaitClose();
            LOG.warn("the SMS gateway's session ended gateway={}", settings);
        } finally {
            live = null;
            now.broken().complete(null);
            session.unbindAndClose();
        }
        return true;
    }

    /** Says goodbye without waiting long for the gateway to say it too; open submits learn that no answer will come. */
    @Override
    public void close() {
        stopped.countDown();
        Live now = live;
        if (now != null) {
            Thread goodbye = Thread.ofVirtual().name("sms-goodbye").start(now.session()::unbindAndClose);
            try {
                if (!goodbye.join(GOODBYE)) {
                    LOG.warn("the SMS gateway did not answer the goodbye gateway={}", settings);
                }
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
            now.broken().complete(null);
        }
        keeper.interrupt();
    }
}
