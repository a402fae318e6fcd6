package hotline.tickets.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.calendar.Layer;
import hotline.regulation.clause.Proves;
import hotline.tickets.calendar.Notice.Day;
import hotline.tickets.table.TableFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Proves("13(2)")
class NoticeReaderTest {

    private static final String HEAD = """
            层级,全国
            标题,国务院办公厅关于2027年部分节假日安排的通知
            文号,国办发明电〔2026〕9号
            起始日期,2027-01-01
            截止日期,2027-12-31
            日期,安排,说明
            """;
    private static final String GOOD = HEAD + "2027-01-01,放假,元旦\n2027-02-14,上班,春节\n";

    static Stream<byte[]> encodings() {
        return Stream.of(
                GOOD.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_8),
                GOOD.getBytes(Charset.forName("GBK")),
                ("\uFEFF" + GOOD.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE),
                GOOD.replace("\n", "\r\n").replace(',', '，').getBytes(StandardCharsets.UTF_8),
                ("# 说明\n\n" + GOOD.replace("\n", ",,,\n").replace("上班", "\"上班\"")).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void given_a_table_as_offices_save_it_then_read(byte[] file) {
        NoticeReader.Reading reading = NoticeReader.read(file);
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.notice())
                .isEqualTo(new Notice(
                        Layer.NATIONAL,
                        "",
                        "国务院办公厅关于2027年部分节假日安排的通知",
                        "国办发明电〔2026〕9号",
                        "《国务院办公厅关于2027年部分节假日安排的通知》（国办发明电〔2026〕9号）",
                        LocalDate.of(2027, 1, 1),
                        LocalDate.of(2027, 12, 31),
                        List.of(
                                new Day(LocalDate.of(2027, 1, 1), false, "元旦"),
                                new Day(LocalDate.of(2027, 2, 14), true, "春节"))));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-09-20",
        "2027/9/20",
        "2027年9月20日",
        "2027.9.20",
        "２０２７年９月２０日",
        "2027/9/20 0:00",
        "2027年9月20日 星期一",
        "2027-09-20 周一"
    })
    void given_a_date_as_people_and_excel_write_it_then_understood(String date) {
        assertThat(read(HEAD + date + ",放假,中秋节").notice().days())
                .containsExactly(new Day(LocalDate.of(2027, 9, 20), false, "中秋节"));
    }

    @ParameterizedTest
    @CsvSource({"县,恭城瑶族自治县,450332", "县,450321,450321", "区,七星区,450305", "县（市、区）,荔浦市,450381"})
    void given_a_county_by_name_or_code_then_its_code(String layer, String area, String code) {
        String file = GOOD.replace("层级,全国", "层级," + layer + "\n区域," + area);
        assertThat(read(file).notice().area()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"国办发明电[2026]9号", "国办发明电（２０２６）９号", "国办发明电【2026】9 号"})
    void given_other_brackets_then_the_same_number(String number) {
        assertThat(read(GOOD.replace("国办发明电〔2026〕9号", number)).notice().number())
                .isEqualTo("国办发明电〔2026〕9号");
    }

    static Stream<List<String>> wrongs() {
        return Stream.of(
                List.of(GOOD.replace("全国", "省"), "第1行第2列：没有「省」这个层级，请写 全国、广西 或 县"),
                List.of(GOOD.replace("层级,全国\n", ""), "缺少「层级」一行，请对照模板补上"),
                List.of(GOOD.replace("国办发明电〔2026〕9号", ""), "第3行第2列：没有填写文号"),
                List.of(GOOD.replace("国办发明电〔2026〕9号", "待补"), "第3行第2列：「待补」不像文号，文号如 国办发明电〔2025〕7号"),
                List.of(GOOD + "2028-01-01,放假,元旦", "第9行第1列：2028-01-01 不在通知的适用范围 2027-01-01 至 2027-12-31 之内"),
                List.of(GOOD + "2027/1/1,上班,", "第9行第1列：2027-01-01 与第7行矛盾：那里是「放假」，这里是「上班」"),
                List.of(GOOD + "2027年1月1日,放假,", "第9行第1列：2027-01-01 与第7行重复，请删去一行"),
                List.of(GOOD + "2027-02-30,放假,", "第9行第1列：没有「2027-02-30」这一天，请核对"),
                List.of(GOOD + "46285,放假,", "第9行第1列：「46285」不是日期，请写成 2026-09-20、2026/9/20 或 2026年9月20日"),
                List.of(GOOD + "2027-03-01,加班,", "第9行第2列：不认识「加班」，请写 上班 或 放假"),
                List.of(GOOD + "2027-03-01,,", "第9行第2列：没有写安排，请写 上班 或 放假"),
                List.of(HEAD, "没有一天的安排，请在「日期,安排,说明」一行下面逐日填写"),
                List.of(GOOD.replace("2027-12-31", "2026-12-31"), "第5行第2列：截止日期早于起始日期"),
                List.of(GOOD.replace("层级,全国", "层级,全国\n区域,阳朔县"), "第2行第2列：全国、广西的通知不分区域，请把区域留空；只适用于一个县的，层级写 县"),
                List.of(GOOD.replace("标题,", "题目,"), "第2行第1列：不认识「题目」，应是 层级、区域、标题、文号、起始日期、截止日期，或 日期 一行"),
                List.of(GOOD.replace("标题,", "文号,x\n标题,"), "第4行第1列：「文号」在第2行已经写过，请只留一行"),
                List.of("", "文件是空的，请下载模板填写"));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void given_something_wrong_then_line_and_column_and_what_to_do(List<String> wrong) {
        NoticeReader.Reading reading = read(wrong.getFirst());
        assertThat(reading.notice()).isNull();
        assertThat(reading.faults()).extracting(TableFault::chinese).contains(wrong.getLast());
    }

    @Test
    void given_an_unknown_county_then_the_known_ones_are_named() {
        assertThat(read(GOOD.replace("层级,全国", "层级,县\n区域,柳州"))
                        .faults()
                        .getFirst()
                        .chinese())
                .startsWith("第2行第2列：没有「柳州」这个区域，可以是 秀峰区、")
                .contains("恭城县");
    }

    @Test
    void given_the_template_of_the_desktop_then_it_can_be_read() throws Exception {
        byte[] template = Files.readAllBytes(Path.of("../agent-desktop-api/web/public/calendar-notice-template.csv"));
        assertThat(NoticeReader.read(template).faults()).isEmpty();
    }

    @Property(tries = 200)
    void given_any_bytes_then_a_notice_or_a_fault_and_never_an_exception(@ForAll byte[] file) {
        NoticeReader.Reading reading = NoticeReader.read(file);
        assertThat(reading.notice() == null).isEqualTo(!reading.faults().isEmpty());
    }

    private static NoticeReader.Reading read(String file) {
        return NoticeReader.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
