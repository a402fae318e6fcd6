package hotline.recording.worker;

import hotline.recording.audio.Levels;
import hotline.recording.audio.OpusCodec;
import hotline.recording.audio.TimeLine;
import hotline.recording.audio.TimeLine.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;

/**
 * The process that transcodes: a job a line on stdin, a reply a line on stdout. It ends at once, whatever it does, when
 * stdin ends: the server is gone or wants it gone. Arguments: folder for the unpacked native code.
 */
public final class TranscodeWorker {

    /** What is done with a job. */
    @FunctionalInterface
    interface Work {
        Reply.Measured on(Job job) throws IOException;
    }

    private TranscodeWorker() {}

    public static void main(String[] arguments) throws InterruptedException {
        OpusCodec.unpackInto(Path.of(arguments[0]));
        serve(TranscodeWorker::transcode);
    }

    static void serve(Work work) throws InterruptedException {
        PrintStream replies = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Replies have stdout to themselves.
        System.setOut(System.err);
        BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(1);
        Thread.ofPlatform().name("jobs").daemon().start(() -> read(jobs));
        replies.println(new Reply.Ready().line());
        while (!replies.checkError()) {
            replies.println(answer(work, jobs.take()).line());
        }
    }

    private static void read(BlockingQueue<Job> jobs) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                jobs.put(Job.parse(line));
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            // Native code doesn't listen to anything gentler.
            Runtime.getRuntime().halt(0);
        }
    }

    private static Reply answer(Work work, Job job) {
        try {
            return work.on(job);
        } catch (IOException | RuntimeException failed) {
            return new Reply.Refused(failed.toString());
        }
    }

    static Reply.Measured transcode(Job job) throws IOException {
        try (TimeLine line = new TimeLine(job.legs())) {
            OpusCodec.encode(job.target(), line, TimeLine.BLOCK, Map.of("title", job.title(), "date", job.date()));
            OpusCodec.Decoded decoded = OpusCodec.measure(job.target());
            return new Reply.Measured(
                    job.length().toMillis(),
                    decoded.milliseconds(),
                    decoded.sampleRate(),
                    side(line.channel(Channel.LEFT), decoded.left()),
                    side(line.channel(Channel.RIGHT), decoded.right()),
                    IntStream.range(0, job.legs().size())
                            .mapToObj(leg -> line.leg(leg).loudness())
                            .toList());
        }
    }

    private static Reply.Side side(Levels source, Levels stored) {
        return new Reply.Side(source.rms(), stored.rms());
    }
}
