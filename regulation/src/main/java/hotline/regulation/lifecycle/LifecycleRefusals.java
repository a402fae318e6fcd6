package hotline.regulation.lifecycle;

import static hotline.regulation.TicketState.*;

import hotline.regulation.TicketState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every pair of state and event that {@link Lifecycle} does not allow, with the reason the person reads. */
public final class LifecycleRefusals {

    private record Refusal(LifecycleEvent event, Set<TicketState> states, String reason) {}

    private static final Set<TicketState> OVER = EnumSet.of(REFUSED, HANDED_OVER, MERGED, CLOSED, ARCHIVED);
    private static final Set<TicketState> TAKEN = EnumSet.complementOf(EnumSet.of(DRAFT));
    private static final Set<TicketState> BEFORE_UNIT = EnumSet.of(DRAFT, ACCEPTED);
    private static final Set<TicketState> AFTER_REPLY =
            EnumSet.of(ANSWERED, REPLY_REVIEW, AWAITING_EVALUATION, MANUAL_FOLLOW_UP, DISSATISFIED_REVIEW);
    private static final Set<TicketState> DISPUTED = EnumSet.of(RETURN_REVIEW, JOINT_MEETING);
    private static final Set<TicketState> WITH_UNIT = EnumSet.of(DISPATCHED, IN_PROGRESS, RETURN_REVIEW, JOINT_MEETING);

    private static final List<Refusal> REFUSALS = List.of(
            refuse(LifecycleEvent.SAVE, TAKEN, "工单已登记完毕，不能再修改登记内容"),
            refuse(LifecycleEvent.TAKE, TAKEN, "工单已登记完毕，不需要领取"),
            refuse(LifecycleEvent.REFUSE, TAKEN, "工单已登记完毕，不能再作不予受理"),
            refuse(LifecycleEvent.ANSWER, TAKEN, "工单已登记完毕，不能再作直接解答"),
            refuse(LifecycleEvent.ACCEPT, TAKEN, "工单已登记完毕，不需要再次受理"),
            refuse(LifecycleEvent.HAND_OVER, except(DRAFT, ACCEPTED), "工单已派出或已了结，不能再转紧急平台"),
            refuse(LifecycleEvent.DISPATCH, DRAFT, "工单尚未受理，不能派单"),
            refuse(LifecycleEvent.DISPATCH, union(WITH_UNIT, AFTER_REPLY), "工单已派出，不能重复派单"),
            refuse(LifecycleEvent.DISPATCH, OVER, "工单已了结，不能派单"),
            refuse(LifecycleEvent.MERGE, DRAFT, "工单尚未受理，不能并单"),
            refuse(LifecycleEvent.MERGE, except(DRAFT, ACCEPTED), "只有待派单的工单可以并单"),
            refuse(LifecycleEvent.PASS_ON_PRAISE, DRAFT, "工单尚未受理，不能转告"),
            refuse(LifecycleEvent.PASS_ON_PRAISE, except(DRAFT, ACCEPTED), "工单已派出或已了结，不能转告表扬"),
            refuse(LifecycleEvent.UNMERGE, except(MERGED), "工单没有并入其他工单"),
            refuse(LifecycleEvent.PARENT_CLOSED, except(MERGED), "工单没有并入其他工单"),
            refuse(LifecycleEvent.SIGN, BEFORE_UNIT, "工单尚未派单，不能签收"),
            refuse(LifecycleEvent.SIGN, union(EnumSet.of(IN_PROGRESS), DISPUTED), "工单已签收"),
            refuse(LifecycleEvent.SIGN, union(AFTER_REPLY, OVER), "工单已答复或已了结，不需要签收"),
            refuse(LifecycleEvent.DEEM_SIGNED, except(DISPATCHED), "工单不在待签收状态"),
            refuse(LifecycleEvent.RETURN, BEFORE_UNIT, "工单尚未派单，不能退单"),
            refuse(LifecycleEvent.RETURN, DISPATCHED, "请先签收工单，再申请退单"),
            refuse(LifecycleEvent.RETURN, DISPUTED, "退单申请正在处理"),
            refuse(LifecycleEvent.RETURN, union(AFTER_REPLY, OVER), "工单已答复或已了结，不能退单"),
            refuse(LifecycleEvent.APPLY_MEETING, BEFORE_UNIT, "工单尚未派单，不能申请联席会议"),
            refuse(LifecycleEvent.APPLY_MEETING, DISPATCHED, "请先签收工单，再申请联席会议"),
            refuse(LifecycleEvent.APPLY_MEETING, DISPUTED, "争议正在处理"),
            refuse(LifecycleEvent.APPLY_MEETING, union(AFTER_REPLY, OVER), "工单已答复或已了结，不能申请联席会议"),
            refuse(LifecycleEvent.ACCEPT_RETURN, except(RETURN_REVIEW), "工单没有待审的退单申请"),
            refuse(LifecycleEvent.REFUSE_RETURN, except(RETURN_REVIEW), "工单没有待审的退单申请"),
            refuse(LifecycleEvent.DISPUTE_RETURN, except(RETURN_REVIEW), "工单没有待审的退单申请"),
            refuse(LifecycleEvent.MEETING_KEEPS, except(JOINT_MEETING), "工单没有提请联席会议"),
            refuse(LifecycleEvent.MEETING_REASSIGNS, except(JOINT_MEETING), "工单没有提请联席会议"),
            refuse(LifecycleEvent.EXTEND, BEFORE_UNIT, "工单尚未派单，不能申请延期"),
            refuse(LifecycleEvent.EXTEND, DISPATCHED, "请先签收工单，再申请延期"),
            refuse(LifecycleEvent.EXTEND, DISPUTED, "退单申请正在处理，不能申请延期"),
            refuse(LifecycleEvent.EXTEND, union(AFTER_REPLY, OVER), "工单已答复或已了结，不能申请延期"),
            refuse(LifecycleEvent.REPLY, BEFORE_UNIT, "工单尚未派单，不能答复"),
            refuse(LifecycleEvent.REPLY, DISPATCHED, "请先签收工单，再提交答复"),
            refuse(LifecycleEvent.REPLY, DISPUTED, "退单申请正在处理，不能提交答复"),
            refuse(LifecycleEvent.REPLY, union(AFTER_REPLY, OVER), "工单已答复或已了结，不能再次答复"),
            refuse(LifecycleEvent.PASS, except(REPLY_REVIEW), "工单没有待审核的答复"),
            refuse(LifecycleEvent.REJECT, except(REPLY_REVIEW), "工单没有待审核的答复"),
            refuse(LifecycleEvent.ASK_EVALUATION, except(ANSWERED), "工单不是直接办结的工单"),
            refuse(LifecycleEvent.SATISFIED, before(AWAITING_EVALUATION), "工单尚未办结，还不能评价"),
            refuse(LifecycleEvent.SATISFIED, DISSATISFIED_REVIEW, "诉求人已评价不满意，正在复核"),
            refuse(LifecycleEvent.SATISFIED, overExcept(MERGED, CLOSED), "工单已了结，评价不再更改"),
            refuse(LifecycleEvent.DEFAULT_SATISFIED, except(AWAITING_EVALUATION), "工单不在等待评价，不适用默认满意"),
            refuse(LifecycleEvent.NOT_DELIVERED, before(AWAITING_EVALUATION), "工单尚未办结，不需要回访"),
            refuse(LifecycleEvent.NOT_DELIVERED, MANUAL_FOLLOW_UP, "工单已转人工回访"),
            refuse(
                    LifecycleEvent.NOT_DELIVERED,
                    union(overExcept(MERGED), EnumSet.of(DISSATISFIED_REVIEW)),
                    "诉求人已评价，不需要回访"),
            refuse(LifecycleEvent.DISSATISFIED, before(AWAITING_EVALUATION), "工单尚未办结，还不能评价"),
            refuse(LifecycleEvent.DISSATISFIED, DISSATISFIED_REVIEW, "诉求人已评价不满意，正在复核"),
            refuse(LifecycleEvent.DISSATISFIED, overExcept(MERGED, CLOSED), "工单已了结，评价不再更改"),
            refuse(LifecycleEvent.REDO, except(DISSATISFIED_REVIEW), "只有不满意复核中的工单可以重办"),
            refuse(LifecycleEvent.ESCALATE, except(DISSATISFIED_REVIEW), "只有不满意复核中的工单可以提级办理"),
            refuse(LifecycleEvent.CLOSE_WITH_REASON, except(DISSATISFIED_REVIEW), "只有不满意复核中的工单可以说明理由办结"),
            refuse(
                    LifecycleEvent.SUCCEED,
                    except(DISPATCHED, IN_PROGRESS, RETURN_REVIEW, JOINT_MEETING, REPLY_REVIEW),
                    "工单不在承办单位手中"),
            refuse(LifecycleEvent.TAKE_BACK, JOINT_MEETING, "由联席会议改派"),
            refuse(
                    LifecycleEvent.TAKE_BACK,
                    except(DISPATCHED, IN_PROGRESS, RETURN_REVIEW, JOINT_MEETING, REPLY_REVIEW),
                    "工单不在承办单位手中"),
            refuse(LifecycleEvent.ARCHIVE, ARCHIVED, "工单已归档"),
            refuse(LifecycleEvent.ARCHIVE, except(REFUSED, HANDED_OVER, CLOSED, ARCHIVED), "工单尚未了结，不能归档"));

    private static final Map<LifecycleEvent, Map<TicketState, String>> BY_EVENT = index();

    private LifecycleRefusals() {}

    /** Why the event is not possible in the state; empty when {@link Lifecycle} has a row for it. */
    public static Optional<String> reason(TicketState state, LifecycleEvent event) {
        return Optional.ofNullable(BY_EVENT.getOrDefault(event, Map.of()).get(state));
    }

    private static Map<LifecycleEvent, Map<TicketState, String>> index() {
        Map<LifecycleEvent, Map<TicketState, String>> index = new EnumMap<>(LifecycleEvent.class);
        for (Refusal refusal : REFUSALS) {
            Map<TicketState, String> reasons =
                    index.computeIfAbsent(refusal.event(), event -> new EnumMap<>(TicketState.class));
            for (TicketState state : refusal.states()) {
                if (reasons.put(state, refusal.reason()) != null) {
                    throw new IllegalStateException("two refusals for " + state + " and " + refusal.event());
                }
            }
        }
        return index;
    }

    private static Refusal refuse(LifecycleEvent event, TicketState state, String reason) {
        return refuse(event, EnumSet.of(state), reason);
    }

    private static Refusal refuse(LifecycleEvent event, Set<TicketState> states, String reason) {
        return new Refusal(event, states, reason);
    }

    private static Set<TicketState> except(TicketState first, TicketState... rest) {
        return EnumSet.complementOf(EnumSet.of(first, rest));
    }

    private static Set<TicketState> overExcept(TicketState... still) {
        Set<TicketState> states = EnumSet.copyOf(OVER);
        states.removeAll(Set.of(still));
        return states;
    }

    private static Set<TicketState> union(Set<TicketState> some, Set<TicketState> others) {
        Set<TicketState> states = EnumSet.copyOf(some);
        states.addAll(others);
        return states;
    }

    /** Every state in which nothing could be evaluated yet. */
    private static Set<TicketState> before(TicketState evaluation) {
        Set<TicketState> states = EnumSet.range(DRAFT, evaluation);
        states.remove(evaluation);
        states.removeAll(OVER);
        return states;
    }
}
