package hotline.recording.worker;

import hotline.recording.worker.WorkerLost.Cause;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running worker, seen from the server; one job at a time. */
final class WorkerProcess {

    /** How Java reports a death by signal: 128 and the signal's number. */
    private static final int BY_SIGKILL = 128 + 9;

    private static final int BY_SIGTERM = 128 + 15;

    private final Process process;
    private final Pace pace;
    private final BufferedWriter jobs;

    /** Empty: it has ended. Bounded by what a worker says to one job. */
    private final BlockingQueue<Optional<Reply>> replies = new LinkedBlockingQueue<>();

    private boolean restedBefore;

    private WorkerProcess(Process process, Pace pace) {
        this.process = process;
        this.pace = pace;
        this.jobs = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Returns at once; the first {@link #awaitReady} says whether it works. */
    static WorkerProcess start(WorkerCommand command, Pace pace) throws IOException {
        WorkerProcess worker = new WorkerProcess(command.at(pace).start(), pace);
        Thread.ofPlatform()
                .name("recording-replies-" + worker.process.pid())
                .daemon()
                .start(worker::listen);
        return worker;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Reply.parse(line).ifPresent(reply -> replies.add(Optional.of(reply)));
            }
        } catch (IOException ended) {
            process.destroyForcibly();
        } finally {
            replies.add(Optional.empty());
        }
    }

    long pid() {
        return process.pid();
    }

    Pace pace() {
        return pace;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it was already resting when this was last asked, without a job in between. */
    boolean stillRests() {
        boolean before = restedBefore;
        restedBefore = true;
        return before;
    }

    /** @throws WorkerLost when it can't even start, which is no job's fault */
    void awaitReady(Duration limit) throws WorkerLost, InterruptedIOException {
        if (!(await(limit) instanceof Reply.Ready)) {
            throw new IllegalStateException("a worker answers before it is ready");
        }
    }

    /** @throws WorkerLost when it ended or had to be ended over this job */
    Reply run(Job job, Duration limit) throws WorkerLost, InterruptedIOException {
        restedBefore = false;
        try {
            jobs.write(job.line());
            jobs.newLine();
            jobs.flush();
        } catch (IOException ended) {
            // Its end comes as a reply.
            process.destroyForcibly();
        }
        return await(limit);
    }

    private Reply await(Duration limit) throws WorkerLost, InterruptedIOException {
        try {
            Optional<Reply> reply = replies.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (reply == null) {
                kill();
                throw new WorkerLost(Cause.HUNG, "no answer within " + limit);
            }
            if (reply.isEmpty()) {
                int status = process.waitFor();
                throw new WorkerLost(cause(status), "ended with status " + status);
            }
            return reply.get();
        } catch (InterruptedException closing) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("closing");
        }
    }

    private static Cause cause(int status) {
        return status == BY_SIGKILL || status == BY_SIGTERM ? Cause.KILLED : Cause.CRASHED;
    }

    /** Returns when it is gone: the next one may write the same file. */
    private void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void end() {
        process.destroyForcibly();
    }
}
