package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.phone.HeardAndSaid;
import hotline.ops.phone.PhoneEvent;
import hotline.ops.phone.PhoneSpec;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Chapter one: a citizen dials 12345, hears the greeting, and talks with the longest-idle agent. */
final class TheCall {

    /** Long enough for RTCP to count both directions. */
    private static final Duration TALK = Duration.ofSeconds(8);

    /** Greeting and menu together stay below this. */
    private static final Duration GREETING_LIMIT = Duration.ofSeconds(60);

    /** @param draftId the ticket that was opened with the pop */
    record Told(String callId, String draftId) {}

    private final Cast cast;
    private final Trace trace;

    TheCall(Cast cast, Trace trace) {
        this.cast = cast;
        this.trace = trace;
    }

    Told play(String citizenNumber) throws IOException {
        trace.chapter("一、来电");
        RunningStack stack = cast.stack();
        try (SipPhone agent = phone(Cast.AGENT);
                SipPhone colleague = phone(Cast.COLLEAGUE);
                SipPhone citizen = SipPhone.start(PhoneSpec.citizen(
                        citizenNumber, stack.sipServer(), cast.voice("citizen-streetlight"), scratch("citizen")));
                DesktopSocket desktop = DesktopSocket.open(cast.agent())) {
            registered(agent);
            registered(colleague);
            makeReady(cast.agent(), Cast.AGENT);
            Patience.pause(Duration.ofMillis(300));
            makeReady(cast.colleague(), Cast.COLLEAGUE);
            Told told = talk(citizenNumber, citizen, agent, desktop);
            cast.agent().post("/api/agent/sign-out");
            cast.colleague().post("/api/agent/sign-out");
            trace.tell("两名坐席签出");
            return told;
        }
    }

    private Told talk(String number, SipPhone citizen, SipPhone agent, DesktopSocket desktop) throws IOException {
        Instant dialled = Instant.now();
        citizen.dial("12345");
        trace.tell("市民 " + number.substring(0, 3) + "****" + number.substring(7) + " 拨打 12345", dialled);
        PhoneEvent answered = trace.need(
                citizen.await("CALL_ESTABLISHED", dialled, Duration.ofSeconds(5)), "Asterisk 接听，开始录音，播放问候语和菜单");
        trace.tell("接通，市民听问候语，不按键", answered.at());
        DesktopSocket.Received pop = trace.need(
                desktop.await(message -> message.type().equals("call.pop"), GREETING_LIMIT),
                "弹屏送到最久空闲的坐席 " + Cast.AGENT);
        tellPop(pop);
        PhoneEvent ringing =
                trace.need(agent.await("CALL_INCOMING", dialled, Duration.ofSeconds(5)), "坐席 " + Cast.AGENT + " 的话机振铃");
        trace.tell("话机振铃", ringing.at());
        trace.check(
                pop.at().isBefore(ringing.at()),
                "弹屏先于振铃，早 " + Duration.between(pop.at(), ringing.at()).toMillis() + " ms");
        agent.answer();
        PhoneEvent talking =
                trace.need(agent.await("CALL_ESTABLISHED", ringing.at(), Duration.ofSeconds(5)), "坐席接听，双方通话");
        trace.tell("通话中", talking.at());
        Patience.pause(TALK);
        citizen.hangUp();
        trace.tell("市民挂机");
        String callId = pop.data().path("callId").asText();
        afterTheCall(citizen, agent, desktop);
        return new Told(callId, pop.data().path("draftId").asText());
    }

    private void tellPop(DesktopSocket.Received pop) {
        JsonNode caller = pop.data().path("caller");
        trace.tell(
                "弹屏：" + caller.path("masked").asText() + "，"
                        + caller.path("place").asText() + "，"
                        + caller.path("carrier").asText() + "；历史工单 "
                        + pop.data().path("earlierTickets").size() + " 件；派给此坐席的理由："
                        + String.join("；", ApiClient.texts(pop.data().path("why"))),
                pop.at());
        trace.check(!caller.path("place").asText().isEmpty(), "弹屏有归属地");
        trace.check(!caller.path("carrier").asText().isEmpty(), "弹屏有运营商");
        trace.check(!pop.data().path("draftId").asText().isEmpty(), "弹屏带着新的工单草稿");
    }

    private void afterTheCall(SipPhone citizen, SipPhone agent, DesktopSocket desktop) throws IOException {
        trace.need(Patience.until(Duration.ofSeconds(5), () -> status(cast.agent(), "WRAP_UP")), "坐席进入话后整理");
        trace.tell("话后整理");
        HeardAndSaid atCitizen = citizen.audio();
        HeardAndSaid atAgent = agent.audio();
        trace.check(atAgent.heardSomebody(), "坐席听到市民（音量 %.3f）".formatted(atAgent.heardLevel()));
        trace.check(atCitizen.heardSomebody(), "市民听到热线与坐席（音量 %.3f）".formatted(atCitizen.heardLevel()));
        trace.check(
                atAgent.packetsSent() > 100 && atAgent.packetsReceived() > 100,
                "RTP 双向：坐席发 %d 收 %d 包".formatted(atAgent.packetsSent(), atAgent.packetsReceived()));
        cast.agent().post("/api/agent/wrap-up/finish");
        trace.need(Patience.until(Duration.ofSeconds(3), () -> status(cast.agent(), "READY")), "整理完毕，重新就绪");
        trace.check(
                desktop.received().stream().anyMatch(message -> message.type().equals("call.ended")), "桌面收到通话结束");
    }

    private SipPhone phone(String extension) throws IOException {
        RunningStack stack = cast.stack();
        return SipPhone.start(PhoneSpec.agent(
                extension,
                stack.secret("sip." + extension),
                stack.sipServer(),
                cast.voice("agent-answer"),
                scratch(extension)));
    }

    private java.nio.file.Path scratch(String name) {
        return cast.scratch().resolve(name);
    }

    private void registered(SipPhone phone) {
        trace.need(
                phone.await("REGISTER_OK", Instant.EPOCH, Duration.ofSeconds(10)),
                "话机 " + phone.spec().user() + " 用自己的密码注册成功");
    }

    private void makeReady(ApiClient agent, String extension) {
        if (status(agent, "SIGNED_OUT").isEmpty()) {
            agent.post("/api/agent/sign-out");
        }
        agent.post("/api/agent/sign-in", Map.of("extension", extension));
        agent.post("/api/agent/ready");
        trace.need(Patience.until(Duration.ofSeconds(5), () -> status(agent, "READY")), "坐席 " + extension + " 就绪");
    }

    private static Optional<JsonNode> status(ApiClient agent, String wanted) {
        JsonNode state = agent.get("/api/agent");
        return state.path("status").asText().equals(wanted) ? Optional.of(state) : Optional.empty();
    }
}
