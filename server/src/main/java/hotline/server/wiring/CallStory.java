package hotline.server.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.desktop.port.CallDebug.Step;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.OfferOutcome;
import hotline.telephony.call.SupervisionMode;
import hotline.telephony.store.CallHistory.Event;
import java.util.List;

/** What happened with a call, in plain Chinese: from the facts in the records, so that it is whole after years. */
final class CallStory {

    private CallStory() {}

    static List<Step> of(List<Event> events) {
        return events.stream()
                .map(event -> new Step(event.at(), words(event), why(event.data())))
                .toList();
    }

    private static List<String> why(JsonNode data) {
        return data.path("why").valueStream().map(JsonNode::asText).toList();
    }

    private static String words(Event event) {
        JsonNode data = event.data();
        return switch (event.type()) {
            case "CallArrived" -> "来电";
            case "CallAdopted" -> "系统恢复后接管这次通话";
            case "CallQueued" -> "进入队列 " + text(data, "queue");
            case "RoutingDecided" -> text(data, "words");
            case "WaitTold" ->
                "告知诉求人前面有 " + text(data, "ahead") + " 位"
                        + (data.path("expected").isNumber() ? "，预计等待 " + seconds(data, "expected") + " 秒" : "");
            case "CallOffered" -> "派给话务员 " + text(data, "agent") + "，此前等待 " + seconds(data, "waitedMs") + " 秒";
            case "OfferEnded" ->
                "话务员 " + text(data, "agent") + " " + offer(OfferOutcome.valueOf(text(data, "outcome")));
            case "CallAnswered" -> "话务员 " + text(data, "agent") + " 接听";
            case "CallbackPromised" -> "承诺回拨";
            case "HandOverMoved" -> text(data, "words");
            case "TalkChanged" -> "通话成员或保持状态变化";
            case "SupervisionChanged" ->
                "班长 " + text(data, "supervisor") + " " + supervision(SupervisionMode.valueOf(text(data, "mode")))
                        + "（话务员 " + text(data, "agent") + "）";
            case "CallEnded" ->
                "结束：" + CallBook.chinese(CallOutcome.valueOf(text(data, "outcome"))) + "，通话 "
                        + seconds(data, "talkedMs") + " 秒";
            // A fact that is newer than this page: better its name than nothing.
            default -> event.type();
        };
    }

    private static String offer(OfferOutcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "接起";
            case NO_ANSWER -> "振铃未接，已暂停，来电保留位置转下一位";
            case BUSY -> "话机占线，来电保留位置转下一位";
            case DECLINED -> "话机拒接，来电保留位置转下一位";
            case UNREACHABLE -> "话机不可达，来电保留位置转下一位";
            case CALLER_GONE -> "振铃时诉求人挂机";
            case ERROR -> "派话未完成，来电保留位置转下一位";
        };
    }

    private static String supervision(SupervisionMode mode) {
        return switch (mode) {
            case LISTEN -> "监听";
            case WHISPER -> "耳语";
            case BARGE -> "强插";
            case TAKE_OVER -> "接管";
            case STOP -> "结束监控";
        };
    }

    private static String text(JsonNode data, String name) {
        return data.path(name).asText();
    }

    private static long seconds(JsonNode data, String name) {
        return Math.round(data.path(name).asLong() / 1000.0);
    }
}
