package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.ops.phone.HeardAndSaid;
import hotline.ops.phone.PhoneEvent;
import hotline.ops.phone.PhoneSpec;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Chapter one: a citizen dials 12345, hears the greeting, and talks with the longest-idle agent. */
final class TheCall {

    /** Long enough for RTCP to count both directions. */
    private static final Duration TALK = Duration.ofSeconds(8);

    /** The phone runs in real time, this desktop does not: on a busy machine it sees late what has come in time. */
    private static final Duration SEEN_LATE = Duration.ofMillis(50);

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
        try (AgentAtDesk agent = atDesk(Cast.AGENT);
                AgentAtDesk colleague = atDesk(Cast.COLLEAGUE);
                SipPhone citizen = SipPhone.start(PhoneSpec.citizen(
                        citizenNumber,
                        stack.sipServer(),
                        cast.voice("citizen-streetlight"),
                        cast.scratch().resolve("citizen")))) {
            makeReady(agent);
            makeReady(colleague);
            try {
                return talk(citizenNumber, citizen, agent);
            } finally {
                agent.signOut();
                colleague.signOut();
                trace.tell("两名坐席签出");
            }
        }
    }

    private Told talk(String number, SipPhone citizen, AgentAtDesk agent) throws IOException {
        Instant dialled = Instant.now();
        citizen.dial("12345");
        trace.tell("市民 " + number.substring(0, 3) + "****" + number.substring(7) + " 拨打 12345", dialled);
        PhoneEvent answered = trace.need(
                citizen.await("CALL_ESTABLISHED", dialled, Duration.ofSeconds(5)), "Asterisk 接听，开始录音，播放问候语和菜单");
        trace.tell("接通，市民听问候语，不按键", answered.at());
        DesktopSocket.Received pop = trace.need(agent.event("call.pop", GREETING_LIMIT), "弹屏送到最久空闲的坐席 " + Cast.AGENT);
        tellPop(pop);
        PhoneEvent ringing = trace.need(
                agent.phone().await("CALL_INCOMING", dialled, Duration.ofSeconds(5)), "坐席 " + Cast.AGENT + " 的话机振铃");
        trace.tell("话机振铃", ringing.at());
        Instant written = Instant.parse(pop.envelope().path("at").asText());
        trace.check(
                written.isBefore(ringing.at()) && pop.at().minus(SEEN_LATE).isBefore(ringing.at()),
                "弹屏先于振铃，早 " + Duration.between(written, ringing.at()).toMillis() + " ms");
        agent.phone().answer();
        PhoneEvent talking =
                trace.need(agent.phone().await("CALL_ESTABLISHED", ringing.at(), Duration.ofSeconds(5)), "坐席接听，双方通话");
        trace.tell("通话中", talking.at());
        Patience.pause(TALK);
        citizen.hangUp();
        trace.tell("市民挂机");
        String callId = pop.data().path("callId").asText();
        afterTheCall(citizen, agent);
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

    private void afterTheCall(SipPhone citizen, AgentAtDesk agent) throws IOException {
        trace.need(agent.reaches("WRAP_UP", Duration.ofSeconds(5)), "坐席进入话后整理");
        trace.tell("话后整理");
        HeardAndSaid atCitizen = citizen.audio();
        HeardAndSaid atAgent = agent.phone().audio();
        trace.check(atAgent.heardSomebody(), "坐席听到市民（音量 %.3f）".formatted(atAgent.heardLevel()));
        trace.check(atCitizen.heardSomebody(), "市民听到热线与坐席（音量 %.3f）".formatted(atCitizen.heardLevel()));
        trace.check(
                atAgent.packetsSent() > 100 && atAgent.packetsReceived() > 100,
                "RTP 双向：坐席发 %d 收 %d 包".formatted(atAgent.packetsSent(), atAgent.packetsReceived()));
        agent.api().post("/api/agent/wrap-up/finish");
        trace.need(agent.reaches("READY", Duration.ofSeconds(3)), "整理完毕，重新就绪");
        trace.check(agent.event("call.ended", Duration.ofSeconds(1)).isPresent(), "桌面收到通话结束");
    }

    private AgentAtDesk atDesk(String extension) throws IOException {
        AgentAtDesk agent = AgentAtDesk.start(cast.stack(), extension, cast.voice("agent-answer"), cast.scratch());
        trace.check(true, "话机 " + extension + " 用自己的密码注册成功");
        return agent;
    }

    private void makeReady(AgentAtDesk agent) {
        agent.becomeReady();
        trace.need(agent.reaches("READY", Duration.ofSeconds(5)), "坐席 " + agent.extension() + " 就绪");
    }
}
