package hotline.desktop.fake;

import hotline.desktop.port.Answer;
import hotline.desktop.port.Handsets;
import hotline.desktop.port.Sandbox;
import hotline.desktop.port.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One handset message and a clock that moves. */
public final class FakeSandbox {

    private FakeSandbox() {}

    public static Sandbox sandbox() {
        return new Sandbox(new OneMessage(), new Moving());
    }

    private static final class OneMessage implements Handsets {
        @Override
        public List<Message> messages(String number) {
            return List.of(new Message(Instant.EPOCH, "12345", "【桂林12345】您的诉求已办结", "RECEIVED"));
        }

        @Override
        public Answer reply(String number, String text) {
            return Answer.done();
        }
    }

    private static final class Moving implements SandboxClock {
        private Duration offset = Duration.ZERO;

        @Override
        public synchronized Instant now() {
            return Instant.EPOCH.plus(offset);
        }

        @Override
        public synchronized Duration offset() {
            return offset;
        }

        @Override
        public synchronized void advance(Duration by) {
            offset = offset.plus(by);
        }
    }
}
