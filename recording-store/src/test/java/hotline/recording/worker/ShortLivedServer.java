package hotline.recording.worker;

import java.io.IOException;
import java.nio.file.Path;

/** Stands for the server: has one file transcoded and is killed meanwhile. Arguments: native cache, WAV. */
public final class ShortLivedServer {

    private ShortLivedServer() {}

    public static void main(String[] arguments) throws IOException {
        try (Transcoders transcoders = new Transcoders(
                new WorkerCommand(TroublesomeWorker.class.getName(), Path.of(arguments[0])),
                Transcoders.Limits.USUAL)) {
            transcoders.run(TranscodersTest.job(Path.of(arguments[1])), Pace.HURRIED);
        }
    }
}
