package hotline.sms.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import hotline.tickets.Outbox;
import hotline.tickets.ResultSms;
import hotline.tickets.UnitSms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An outbox in memory that, like a real one after a crash, may hand out an item twice. */
final class QueuedResults implements Outbox {

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final List<Item> waiting = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private boolean everythingTwice;

    synchronized void everythingTwice() {
        everythingTwice = true;
    }

    synchronized void add(ResultSms result) {
        String key = "RESULT_SMS:" + result.ticketId() + ":" + result.round();
        Item item = new Item(UUID.randomUUID(), RESULT_SMS, key, write(result), Instant.EPOCH, 0);
        waiting.add(item);
        if (everythingTwice) {
            waiting.add(item);
        }
    }

    synchronized void add(UnitSms warning) {
        String key = UNIT_SMS + ":" + warning.textId();
        waiting.add(new Item(UUID.randomUUID(), UNIT_SMS, key, write(warning), Instant.EPOCH, 0));
    }

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    synchronized List<String> failures() {
        return List.copyOf(failed);
    }

    @Override
    public synchronized List<Item> take(String kind, int max, Duration lease) {
        List<Item> taken =
                waiting.stream().filter(item -> item.kind().equals(kind)).toList();
        waiting.removeAll(taken);
        return taken;
    }

    @Override
    public void done(UUID id) {}

    @Override
    public void doneAndEmptied(UUID id) {}

    @Override
    public synchronized void failed(UUID id, String error) {
        failed.add(error);
    }

    @Override
    public synchronized Depth depth() {
        return new Depth(waiting.size(), failed.size());
    }
}
