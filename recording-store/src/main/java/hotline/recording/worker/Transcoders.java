package hotline.recording.worker;

import hotline.recording.worker.WorkerLost.Cause;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers: started when there is work, kept for the next job, ended when there is none. As many as threads call
 * {@link #run} at once; each has one job, so a worker's death says which job it died of.
 */
public final class Transcoders implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Transcoders.class);

    /** Workers that one job may cost by crashing or hanging. */
    private static final int MOST_FAULTS = 2;

    /** Workers that one job may lose to somebody's kill before it is left for later. */
    private static final int MOST_KILLS = 3;

    private final WorkerCommand command;
    private final Limits limits;
    private final Deque<WorkerProcess> resting = new ConcurrentLinkedDeque<>();
    private final Set<WorkerProcess> alive = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * How long a worker may take at {@link Pace#PATIENT}; twice as long at {@link Pace#HURRIED}, which has to be enough.
     *
     * @param start until it is ready: a JVM and 65 MB of native code on a busy machine
     * @param job beside a quarter of the sound's length; a worker that isn't disturbed takes less than a hundredth of it
     */
    public record Limits(Duration start, Duration job) {

        public static final Limits USUAL = new Limits(Duration.ofMinutes(2), Duration.ofMinutes(1));

        Duration start(Pace pace) {
            return start.multipliedBy(pace.allowance);
        }

        Duration of(Job job, Pace pace) {
            return this.job.plus(job.length().dividedBy(4)).multipliedBy(pace.allowance);
        }
    }

    public Transcoders(WorkerCommand command, Limits limits) {
        this.command = command;
        this.limits = limits;
    }

    /**
     * Blocks until the file is written, or can't be.
     *
     * @throws Unusable when the job has cost two workers and is to be left alone
     * @throws InterruptedIOException when it is closed meanwhile
     * @throws IOException when it may be tried again later: disk full, no worker to be had
     */
    public Reply.Measured run(Job job, Pace pace) throws IOException {
        Losses losses = new Losses();
        Pace now = pace;
        while (true) {
            WorkerProcess worker = worker(now);
            try {
                Reply reply = worker.run(job, limits.of(job, now));
                resting.push(worker);
                return switch (reply) {
                    case Reply.Measured measured -> measured;
                    case Reply.Refused refused -> throw new IOException(refused.reason());
                    case Reply.Ready _ -> throw new IllegalStateException("a worker is ready twice");
                };
            } catch (WorkerLost lost) {
                alive.remove(worker);
                checkOpen();
                LOG.warn("transcoding worker lost pid={} how={} {}", worker.pid(), lost.how(), lost.getMessage());
                losses.count(lost);
                // It may only have had too little of the processor.
                now = lost.how() == Cause.HUNG ? Pace.HURRIED : now;
            }
        }
    }

    private static final class Losses {
        private int faults;
        private int kills;

        void count(WorkerLost lost) throws IOException {
            switch (lost.how()) {
                case CRASHED, HUNG -> faults++;
                case KILLED -> kills++;
            }
            if (faults >= MOST_FAULTS) {
                throw new Unusable(lost.how().chinese, lost);
            }
            if (kills >= MOST_KILLS) {
                throw new IOException("workers are being killed", lost);
            }
        }
    }

    private WorkerProcess worker(Pace pace) throws IOException {
        for (WorkerProcess rested = resting.poll(); rested != null; rested = resting.poll()) {
            if (rested.pace() == pace && rested.isAlive()) {
                return rested;
            }
            end(rested);
        }
        checkOpen();
        WorkerProcess fresh = WorkerProcess.start(command, pace);
        alive.add(fresh);
        try {
            checkOpen();
            fresh.awaitReady(limits.start(pace));
        } catch (IOException failed) {
            end(fresh);
            checkOpen();
            if (pace == Pace.PATIENT && failed instanceof WorkerLost lost && lost.how() == Cause.HUNG) {
                return worker(Pace.HURRIED);
            }
            throw new IOException("transcoding worker can't start", failed);
        }
        LOG.info("transcoding worker started pid={} pace={}", fresh.pid(), pace);
        return fresh;
    }

    private void checkOpen() throws InterruptedIOException {
        if (closed) {
            throw new InterruptedIOException("closing");
        }
    }

    /** Ends who had nothing to do since the last call of this. */
    public void endIdle() {
        for (WorkerProcess rested : resting) {
            if (rested.stillRests() && resting.remove(rested)) {
                end(rested);
            }
        }
    }

    private void end(WorkerProcess worker) {
        worker.end();
        alive.remove(worker);
    }

    /** The workers' process ids. */
    Set<Long> pids() {
        return alive.stream().map(WorkerProcess::pid).collect(Collectors.toSet());
    }

    /** Nobody waits for a file that isn't finished: it is begun anew after the next start. */
    @Override
    public void close() {
        closed = true;
        alive.forEach(this::end);
    }
}
