package hotline.ops.bench.tickets;

import hotline.regulation.TicketKind;
import hotline.tickets.Actor;
import hotline.tickets.Role;
import hotline.tickets.SearchAnswer;
import hotline.tickets.SearchAnswer.Found;
import hotline.tickets.SearchQuestion;
import hotline.tickets.Ticket;
import hotline.tickets.TicketFilter;
import hotline.tickets.TicketQueries;
import hotline.tickets.Unit;
import hotline.tickets.usecase.Searching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Questions as units, agents and reviewers ask them, with their permissions: words that few and that very many tickets have, one
 * and several, with filters and without, the first page and further ones; and tickets like another one.
 */
final class SearchProbe {

    private static final int CLIENTS = 4;
    private static final List<String> WHAT = List.of(
            "路灯",
            "噪声扰民",
            "停水",
            "社保",
            "公积金 提取",
            "电动车上牌",
            "门票预约",
            "入学",
            "身份证 遗失",
            "工资 拖欠",
            "占道",
            "水",
            "物业",
            "居住证办理材料",
            "市民咨询",
            "充电桩",
            "施工 夜间",
            "公交车",
            "退税进度",
            "不存在的词语",
            "市民咨询外地户口办理居住证需要哪些材料");
    private static final List<String> WHERE = List.of("龙隐路", "七星区", "中山中路", "万福路", "芦笛路", "阳朔", "临桂", "街道");

    private final Searching searching;
    private final List<Actor> readers = new ArrayList<>();
    private final List<UUID> some;
    private final List<Long> micros = Collections.synchronizedList(new ArrayList<>());

    SearchProbe(Searching searching, TicketQueries queries) {
        this.searching = searching;
        Actor reviewer = new Actor("shenhe", Role.REVIEWER);
        for (Unit unit : queries.units()) {
            readers.add(Actor.ofUnit("unit-" + unit.id(), unit.id()));
        }
        int units = readers.size();
        readers.addAll(Collections.nCopies(units, reviewer));
        for (int agent = 1001; agent < 1001 + units; agent++) {
            readers.add(new Actor(Integer.toString(agent), Role.AGENT));
        }
        some = queries.list(TicketFilter.all(200), reviewer).tickets().stream()
                .map(Ticket::id)
                .toList();
    }

    /** @return microseconds of each page */
    List<Long> measure(Duration warmUp, Duration length) throws InterruptedException {
        return measured(warmUp, length, _ -> ask());
    }

    /** @return microseconds of each offer of similar tickets */
    List<Long> similar(Duration warmUp, Duration length) throws InterruptedException {
        Actor reviewer = new Actor("shenhe", Role.REVIEWER);
        return measured(warmUp, length, _ -> {
            UUID ticket = some.get(ThreadLocalRandom.current().nextInt(some.size()));
            timed(() -> searching.similar(ticket, reviewer, 8));
            return true;
        });
    }

    private List<Long> measured(Duration warmUp, Duration length, AtOnce.Turn turn) throws InterruptedException {
        AtOnce.perSecond(CLIENTS, warmUp, turn);
        micros.clear();
        AtOnce.perSecond(CLIENTS, length, turn);
        List<Long> measured = List.copyOf(micros);
        micros.clear();
        return measured;
    }

    private interface Asked<T> {
        T answer();
    }

    private <T> T timed(Asked<T> asked) {
        long began = System.nanoTime();
        T answer = asked.answer();
        micros.add((System.nanoTime() - began) / 1_000);
        return answer;
    }

    private boolean ask() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Actor reader = readers.get(random.nextInt(readers.size()));
        SearchQuestion question = question(random);
        int pages = 1 + random.nextInt(3);
        for (int page = 0; page < pages; page++) {
            SearchQuestion now = question;
            SearchAnswer answer = timed(() -> searching.find(now, reader));
            if (!(answer instanceof Found found)) {
                throw new IllegalStateException("no answer: " + answer);
            }
            if (found.next() == null) {
                break;
            }
            question = question.from(found.next());
        }
        return true;
    }

    private static SearchQuestion question(ThreadLocalRandom random) {
        String text = WHAT.get(random.nextInt(WHAT.size()));
        if (random.nextInt(3) == 0) {
            text = WHERE.get(random.nextInt(WHERE.size())) + " " + text;
        }
        TicketKind kind = random.nextInt(4) == 0 ? TicketKind.values()[random.nextInt(6)] : null;
        return new SearchQuestion(text, kind, null, "", "", null, null, null, 20);
    }
}
