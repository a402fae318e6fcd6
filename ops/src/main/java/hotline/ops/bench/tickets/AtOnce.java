package hotline.ops.bench.tickets;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that do one thing again and again, for a time. */
final class AtOnce {

    /** One client's turn; its number counts from 0. */
    interface Turn {
        /** @return false when there is nothing left to do */
        boolean take(int client) throws Exception;
    }

    private AtOnce() {}

    /** @return turns a second, of all clients together */
    static double perSecond(int clients, Duration length, Turn turn) throws InterruptedException {
        long began = System.nanoTime();
        long end = began + length.toNanos();
        List<Future<Long>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                int number = client;
                running.add(threads.submit(() -> {
                    long turns = 0;
                    while (System.nanoTime() < end && turn.take(number)) {
                        turns++;
                    }
                    return turns;
                }));
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long turns = 0;
        for (Future<Long> one : running) {
            try {
                turns += one.get();
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a client failed", failed.getCause());
            }
        }
        return turns / seconds;
    }
}
