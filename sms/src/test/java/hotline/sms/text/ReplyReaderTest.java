package hotline.sms.text;

import static hotline.sms.text.Meaning.BASICALLY_SATISFIED;
import static hotline.sms.text.Meaning.DISSATISFIED;
import static hotline.sms.text.Meaning.OPT_OUT;
import static hotline.sms.text.Meaning.SATISFIED;
import static hotline.sms.text.Meaning.UNUSABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyReaderTest {

    private static final Map<Meaning, String[]> TABLE = Map.of(
            OPT_OUT,
            new String[] {"TD", "td", "Ｔ", "T", "R", "n", "N。", "退订", "回复TD", " 退订！", "请不要再发短信了", "别发了"},
            SATISFIED,
            new String[] {
                "1", " 1 ", "１", "①", "1。", "1.", "「1」", "“1”", "回复1", "回复：1", "我选1", "1 满意", "1、满意", "1，谢谢你们", "满意",
                "很满意", "非常满意！", "满意，辛苦了", "我很满意", "一", "1\n", "满意了", "对办理结果满意", "1，等了2个月"
            },
            BASICALLY_SATISFIED,
            new String[] {"2", "２", "基本满意", "2基本满意", "2、基本满意。", "回复2", "基本上满意", "总体基本满意"},
            DISSATISFIED,
            new String[] {
                "3",
                "３",
                "3。",
                "不满意",
                "3不满意",
                "3，不满意",
                "很不满意",
                "不太满意",
                "不是很满意",
                "我不满意，路灯还是不亮",
                "3，路灯还是没修",
                "非常不满意！！",
                "不满意。没解决",
                "并不满意"
            },
            UNUSABLE,
            new String[] {
                "", "  ", "4", "11", "12345", "1个月了还没修", "3天了没人来", "1不满意", "1，不满意", "3满意", "3，满意", "1,2,3",
                "1或2", "满意吗", "满意个头", "谢谢", "你好", "？", "路灯还没修", "ok", "T恤", "Nice", "2小时前修好了", "😀"
            });

    static Stream<Arguments> said() {
        return TABLE.entrySet().stream()
                .flatMap(row -> Stream.of(row.getValue()).map(text -> Arguments.of(text, row.getKey())));
    }

    @ParameterizedTest(name = "「{0}」 → {1}")
    @MethodSource("said")
    void given_reply_when_read_then_meaning(String text, Meaning meaning) {
        assertThat(ReplyReader.read(text)).isEqualTo(meaning);
    }
}
