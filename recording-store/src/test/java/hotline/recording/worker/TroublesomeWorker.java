package hotline.recording.worker;

import hotline.recording.audio.OpusCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/** The real worker, except that a leg's file name can ask for trouble. */
public final class TroublesomeWorker {

    /** Native code reads where it must not. */
    public static final String CRASH = "crash";

    /** Never comes back. */
    public static final String HANG = "hang";

    /** Never comes back the first time. */
    public static final String HANG_ONCE = "once";

    private TroublesomeWorker() {}

    public static void main(String[] arguments) throws InterruptedException {
        OpusCodec.unpackInto(Path.of(arguments[0]));
        TranscodeWorker.serve(TroublesomeWorker::work);
    }

    /** Written when a job that will not come back has begun; holds the worker's process id. */
    public static Path mark(Path wav) {
        return wav.resolveSibling(wav.getFileName() + ".begun");
    }

    private static Reply.Measured work(Job job) throws IOException {
        Path wav = job.legs().getFirst().sound().file();
        String name = wav.getFileName().toString();
        if (name.contains(CRASH)) {
            new ProcessBuilder("kill", "-SEGV", "" + ProcessHandle.current().pid()).start();
            forever();
        }
        if (name.contains(HANG) || name.contains(HANG_ONCE) && !Files.exists(mark(wav))) {
            Path half = wav.resolveSibling(wav.getFileName() + ".mark");
            Files.writeString(half, "" + ProcessHandle.current().pid());
            Files.move(half, mark(wav), StandardCopyOption.ATOMIC_MOVE);
            forever();
        }
        return TranscodeWorker.transcode(job);
    }

    private static void forever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
