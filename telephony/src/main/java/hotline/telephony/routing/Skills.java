package hotline.telephony.routing;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Skills (技能) and their levels: what an agent has, or the least that a call asks for.
 *
 * @param levels skill, such as 桂柳话, to its level, 1 (some) to {@value #BEST} (best); a skill that is absent is level 0
 */
public record Skills(SortedMap<String, Integer> levels) {

    public static final int BEST = 5;
    public static final Skills NONE = new Skills(new TreeMap<>());

    private static final int LONGEST_NAME = 20;

    /** @throws BadDefinition when a level or a name is out of bounds */
    public Skills {
        levels.forEach((skill, level) -> {
            if (skill.isBlank() || skill.length() > LONGEST_NAME) {
                throw new BadDefinition("skills", "技能名称应为 1 至 " + LONGEST_NAME + " 个字");
            }
            if (level < 1 || level > BEST) {
                throw new BadDefinition("skills", "技能“" + skill + "”的等级应为 1 至 " + BEST);
            }
        });
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    }

    public static Skills of(Map<String, Integer> levels) {
        return new Skills(new TreeMap<>(levels));
    }

    public boolean isEmpty() {
        return levels.isEmpty();
    }

    /** Whether an agent with these skills has at least what is asked for. */
    public boolean satisfy(Skills asked) {
        return satisfied(asked) == asked.levels.size();
    }

    /** How many of the skills asked for an agent with these skills has, each at the level asked for. */
    int satisfied(Skills asked) {
        int count = 0;
        for (Map.Entry<String, Integer> wanted : asked.levels.entrySet()) {
            if (levels.getOrDefault(wanted.getKey(), 0) >= wanted.getValue()) {
                count++;
            }
        }
        return count;
    }

    /** {@code 桂柳话≥3、城管≥1}; 无 when empty. */
    @Override
    public String toString() {
        return levels.isEmpty()
                ? "无"
                : levels.entrySet().stream()
                        .map(skill -> skill.getKey() + "≥" + skill.getValue())
                        .collect(Collectors.joining("、"));
    }
}
