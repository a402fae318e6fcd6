package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Chapter three: the result by SMS, and three citizens: one answers 1, one nothing, one 3. */
final class TheMessages {

    private static final Duration SMS_LIMIT = Duration.ofSeconds(20);

    private final Cast cast;
    private final Trace trace;

    TheMessages(Cast cast, Trace trace) {
        this.cast = cast;
        this.trace = trace;
    }

    void satisfied(String ticket, String number) {
        trace.chapter("三、短信与评价");
        receive(ticket, number);
        reply(number, "1");
        JsonNode closed = trace.need(state(ticket, "CLOSED", SMS_LIMIT), "工单办结");
        trace.check(evaluation(closed).equals("SATISFIED/SMS"), "评价为满意，来自短信");
    }

    void dissatisfied(String ticket, String number) {
        receive(ticket, number);
        reply(number, "3");
        JsonNode review = trace.need(state(ticket, "DISSATISFIED_REVIEW", SMS_LIMIT), "进入不满意复核");
        trace.check(evaluation(review).equals("DISSATISFIED/SMS"), "评价为不满意，来自短信");
    }

    void silent(String ticket, String number) {
        receive(ticket, number);
        trace.need(delivered(ticket), "回执已到，24 小时从此刻起算");
        cast.administrator().post("/api/sandbox/clock", Map.of("advance", "PT24H"));
        trace.tell("沙箱时钟拨快 24 小时");
        JsonNode closed = trace.need(state(ticket, "CLOSED", SMS_LIMIT), "无人回复的工单办结");
        trace.check(evaluation(closed).equals("DEFAULT_SATISFIED/DEFAULT"), "评价为默认满意，不是满意");
    }

    private void receive(String ticket, String number) {
        String ticketNumber =
                cast.reviewer().get("/api/tickets/" + ticket).path("number").asText();
        JsonNode message = trace.need(Patience.until(SMS_LIMIT, () -> message(number, ticketNumber)), "手机收到结果短信");
        String text = message.path("text").asText();
        trace.tell("短信（" + message.path("from").asText() + "）：" + text);
        trace.check(text.startsWith("【桂林12345】"), "签名在前");
        trace.check(text.length() > 70, "长短信分条发出，手机上合为一条（" + text.length() + " 字）");
    }

    private Optional<JsonNode> message(String number, String ticketNumber) {
        for (JsonNode message : cast.administrator().get("/api/sandbox/handsets/" + number + "/messages")) {
            if (message.path("direction").asText().equals("RECEIVED")
                    && message.path("text").asText().contains(ticketNumber)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private void reply(String number, String text) {
        cast.administrator().post("/api/sandbox/handsets/" + number + "/reply", Map.of("text", text));
        trace.tell("市民回复「" + text + "」");
    }

    private Optional<JsonNode> state(String ticket, String wanted, Duration limit) {
        return Patience.until(
                limit,
                () -> Optional.of(cast.reviewer().get("/api/tickets/" + ticket))
                        .filter(found -> found.path("state").asText().equals(wanted)));
    }

    /** The carrier's receipt has come for every part. */
    private Optional<JsonNode> delivered(String ticket) {
        return Patience.until(
                SMS_LIMIT,
                () -> Optional.of(cast.reviewer().get("/api/tickets/" + ticket))
                        .filter(found -> found.has("resultDeliveredAt")));
    }

    private static String evaluation(JsonNode ticket) {
        return ticket.path("evaluation").path("value").asText() + "/"
                + ticket.path("evaluation").path("source").asText();
    }
}
