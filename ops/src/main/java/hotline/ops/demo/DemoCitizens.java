package hotline.ops.demo;

import hotline.ops.call.Patience;
import hotline.ops.call.RunningStack;
import hotline.ops.phone.PhoneSpec;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Poisson arrivals; some press 0, some listen, some hang up before anyone answers. */
final class DemoCitizens {

    /** Each citizen is a process of its own; more than these at once are not let in. */
    private static final int MOST_AT_ONCE = 20;

    private static final Duration BETWEEN_KEYS = Duration.ofSeconds(6);
    private static final Duration PAST_THE_MENU = Duration.ofSeconds(20);

    private final RunningStack stack;
    private final Path speech;
    private final Path scratch;
    private final Chance chance;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    DemoCitizens(RunningStack stack, Path speech, Path scratch, Chance chance) {
        this.stack = stack;
        this.speech = speech;
        this.scratch = scratch;
        this.chance = chance;
    }

    void arrive(Duration meanGap) {
        while (!Thread.currentThread().isInterrupted()) {
            Patience.pause(chance.exponential(meanGap));
            if (places.tryAcquire()) {
                Thread.ofVirtual().start(() -> {
                    try {
                        call(chance.mobile());
                    } catch (IOException failed) {
                        System.err.println("市民的话机：" + failed.getMessage());
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private void call(String number) throws IOException {
        Path folder = scratch.resolve("citizen-" + number + "-" + System.nanoTime());
        try (SipPhone phone = SipPhone.start(PhoneSpec.citizen(number, stack.sipServer(), voice(), folder))) {
            Instant dialled = Instant.now();
            phone.dial("12345");
            if (phone.await("CALL_ESTABLISHED", dialled, Duration.ofSeconds(5)).isEmpty()) {
                return;
            }
            if (chance.happens(0.6)) {
                Patience.pause(chance.between(Duration.ofSeconds(1), Duration.ofSeconds(6)));
                phone.press("0");
            }
            Duration patience = chance.happens(0.12)
                    ? chance.between(Duration.ofSeconds(2), Duration.ofSeconds(20))
                    : Duration.ofMinutes(3);
            Optional<String> opinion = chance.happens(0.7)
                    ? Optional.of(chance.oneOf(List.of("1", "1", "1", "1", "2", "3")))
                    : Optional.empty();
            stay(phone, dialled, patience, opinion);
        } finally {
            forget(folder);
        }
    }

    /** A phone doesn't know when the question about the service comes: the key is pressed now and then, which harms nothing. */
    private static void stay(SipPhone phone, Instant dialled, Duration patience, Optional<String> opinion)
            throws IOException {
        while (phone.await("CALL_CLOSED", dialled, BETWEEN_KEYS).isEmpty()) {
            Instant now = Instant.now();
            if (now.isAfter(dialled.plus(patience))) {
                phone.hangUp();
                return;
            }
            if (opinion.isPresent() && now.isAfter(dialled.plus(PAST_THE_MENU))) {
                phone.press(opinion.get());
            }
        }
    }

    private Path voice() throws IOException {
        try (Stream<Path> files = Files.list(speech)) {
            return chance.oneOf(
                    files.filter(file -> file.getFileName().toString().startsWith("citizen-"))
                            .sorted()
                            .toList());
        }
    }

    private static void forget(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
