package hotline.tickets.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.FastLane;
import hotline.regulation.UnitNature;
import hotline.regulation.time.StatedLimit;
import hotline.tickets.Unit;
import hotline.tickets.catalogue.Catalogue.Found;
import hotline.tickets.catalogue.CatalogueFile.Draft;
import hotline.tickets.catalogue.CatalogueFile.Reading;
import hotline.tickets.table.TableFault;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an office worker hands in, and how a line is found in it. */
class CatalogueFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);
    private static final List<Unit> UNITS = List.of(
            unit("sj", "市生态环境局", UnitNature.ORDINARY, null),
            unit("cg", "市城市管理委员会", UnitNature.ORDINARY, null),
            unit("zj", "市住房和城乡建设局", UnitNature.ORDINARY, null),
            unit("sw", "市税务局", UnitNature.VERTICAL, null),
            unit("sw-450321", "阳朔县税务局", UnitNature.VERTICAL, "sw"),
            unit("gs", "市自来水有限公司", UnitNature.PUBLIC_SERVICE, "zj"),
            unit("yz-450321", "阳朔县12345热线工作站", UnitNature.ORDINARY, null));

    private static final String HEAD = "事项,上级事项,区域,承办单位,协办单位,派单依据,关键词,接诉即办,法定时限,时限依据";
    private static final String FILE = """
            说明,按2026年权责清单调整
            生效日期,2026年10月1日
            %s
            全部事项,,阳朔县,阳朔县12345热线工作站,,属地管理,,,,
            环境,全部事项,,,,,,,,
            噪声,环境,全市,市生态环境局,,《噪声污染防治法》第八条,噪声 噪音、打桩,噪声污染,,
            噪声,,秀峰区,市城市管理委员会,,秀峰区委托,,,15个工作日,《某条例》第三条
            税务,全部事项,全市,sw,,《税收征收管理法》,个税,,,
            供水,全部事项,全市,市住房和城乡建设局,市自来水有限公司,《城市供水条例》,停水,,,
            """.formatted(HEAD);

    private static Unit unit(String id, String name, UnitNature nature, @Nullable String parent) {
        return new Unit(id, name, "", "", nature, parent);
    }

    private static Reading read(String file) {
        return CatalogueFile.read(file.getBytes(StandardCharsets.UTF_8), UNITS, TODAY);
    }

    private static Draft draft(String file) {
        Reading reading = read(file);
        assertThat(reading.faults()).isEmpty();
        return Objects.requireNonNull(reading.draft());
    }

    private static Catalogue catalogue() {
        Draft draft = draft(FILE);
        return new Catalogue(
                new Catalogue.Version(3, TODAY, "x", "shenhe", Instant.EPOCH), draft.topics(), draft.entries());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16"})
    void given_a_file_in_any_chinese_encoding_then_read(String encoding) {
        Reading reading = CatalogueFile.read(FILE.getBytes(Charset.forName(encoding)), UNITS, TODAY);
        Draft draft =
                Objects.requireNonNull(reading.draft(), () -> reading.faults().toString());
        assertThat(draft.effectiveOn()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(draft.note()).isEqualTo("按2026年权责清单调整");
        assertThat(draft.topics()).extracting(Topic::name).containsExactly("全部事项", "环境", "噪声", "税务", "供水");
        Topic noise = draft.topics().get(2);
        assertThat(noise.words()).containsExactly("噪声", "噪音", "打桩");
        assertThat(noise.lane()).isEqualTo(FastLane.NOISE);
        assertThat(noise.limit()).isEqualTo(new StatedLimit(15, "《某条例》第三条"));
        assertThat(draft.entries())
                .contains(new Entry("噪声", "450302", "cg", null, "秀峰区委托"), new Entry("供水", "", "zj", "gs", "《城市供水条例》"))
                .hasSize(5);
    }

    @Test
    void given_a_version_written_as_a_file_when_read_again_then_the_same() {
        Catalogue catalogue = catalogue();
        Draft again = draft(new String(CatalogueFile.write(catalogue, UNITS), StandardCharsets.UTF_8));
        assertThat(again.topics()).isEqualTo(catalogue.topics());
        assertThat(again.entries()).containsExactlyInAnyOrderElementsOf(catalogue.entries());
        assertThat(again.effectiveOn()).isEqualTo(TODAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "噪声,环境,月亮区,市生态环境局,,x,,,, | 没有「月亮区」这个区域",
                "新事,,全市,市外星局,,x,,,, | 没有「市外星局」这个单位",
                "新事,,全市,市生态环境局,,,,,, | 没有填写派单依据",
                "噪声,,全市,市城市管理委员会,,x,,,, | 「噪声×全市」与前面的一行重复",
                "新事,,全市,市自来水有限公司,,x,,,, | 请派往市住房和城乡建设局",
                "新事,,阳朔县,阳朔县税务局,,x,,,, | 请派往市税务局",
                "新事,没有的,全市,市生态环境局,,x,,,, | 上级事项「没有的」不在目录里",
                "全部事项,噪声,全市,市生态环境局,,x,,,, | 绕成了一圈",
                "新事,,全市,市生态环境局,,x,,十万火急,, | 不是十类之一",
                "新事,,全市,市生态环境局,,x,,,20, | 请写明依据",
                "新事,,全市,市生态环境局,,x,,,很久,《某法》 | 法定时限须为1至250个工作日",
                "噪声,税务,秀峰区,市生态环境局,,x,,,, | 上级事项与前面一行的「环境」不一致",
                "新事,,全市,市生态环境局,市生态环境局,x,,,, | 协办单位不能与承办单位相同",
                ",,全市,市生态环境局,,x,,,, | 没有填写事项",
            })
    void given_a_line_of_no_sense_then_told_where_and_what_to_do(String line, String told) {
        List<TableFault> faults = read(FILE + line).faults();
        assertThat(faults).anySatisfy(fault -> assertThat(fault.chinese()).contains(told));
        assertThat(read(FILE + line).draft()).isNull();
    }

    @Test
    void given_no_table_at_all_then_told_and_not_thrown() {
        assertThat(read("").faults()).extracting(TableFault::message).anyMatch(told -> told.contains("没有找到表头"));
        assertThat(read("%PDF-1.7 \0\1\2").draft()).isNull();
        assertThat(read("说明,x\n事项,区域\n噪声,全市").faults())
                .extracting(TableFault::message)
                .anyMatch(told -> told.contains("缺少「承办单位」一列"));
        assertThat(read("说明,x\n生效日期,2026-09-17\n" + HEAD + "\n噪声,,全市,sj,,x").faults())
                .extracting(TableFault::chinese)
                .containsExactly("第2行第2列：生效日期 2026-09-17 已经过去，派出的工单不能改按新目录；请填今天或以后的日期");
        assertThat(read(HEAD + "\n噪声,,全市,sj,,x").faults())
                .extracting(TableFault::message)
                .anyMatch(told -> told.contains("缺少「说明」"));
    }

    @ParameterizedTest
    @CsvSource({
        "噪声, 450302, cg, EXACT",
        "噪声, 450305, sj, WIDER",
        "噪声, '', sj, EXACT",
        "噪声, 450321, yz-450321, PARENT",
        "税务, 450321, sw, VERTICAL",
        "环境, 450321, yz-450321, PARENT",
    })
    void given_matter_and_area_then_this_line_answers(String topic, String area, String unit, Found found) {
        Catalogue catalogue = catalogue();
        var hit = catalogue
                .lookUp(catalogue.topic(topic).orElseThrow(), area, Set.of("sw"))
                .orElseThrow();
        assertThat(hit.entry().unitId()).isEqualTo(unit);
        assertThat(hit.found()).isEqualTo(found);
    }

    @Test
    void given_no_line_at_all_then_nobody() {
        Catalogue catalogue = catalogue();
        assertThat(catalogue.lookUp(catalogue.topic("环境").orElseThrow(), "450305", Set.of()))
                .isEmpty();
    }

    @Test
    void given_words_then_the_matter_with_the_most_of_them_first_and_the_title_counts_more() {
        Catalogue catalogue = catalogue();
        assertThat(catalogue.recognise("夜里打桩噪声", "还停水").getFirst().topic().name())
                .isEqualTo("噪声");
        assertThat(catalogue.recognise("停水两天", "工地噪声").getFirst().topic().name())
                .isEqualTo("供水");
        assertThat(catalogue.recognise("你好", "")).isEmpty();
    }
}
