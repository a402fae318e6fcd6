package hotline.regulation;

import java.util.Arrays;
import java.util.Optional;

/** The counties, districts and county-level city of Guilin (GB/T 2260) and its five management committees. */
public enum Area {
    XIUFENG("450302", "秀峰区"),
    DIECAI("450303", "叠彩区"),
    XIANGSHAN("450304", "象山区"),
    QIXING("450305", "七星区"),
    YANSHAN("450311", "雁山区"),
    LINGUI("450312", "临桂区"),
    YANGSHUO("450321", "阳朔县"),
    LINGCHUAN("450323", "灵川县"),
    QUANZHOU("450324", "全州县"),
    XINGAN("450325", "兴安县"),
    YONGFU("450326", "永福县"),
    GUANYANG("450327", "灌阳县"),
    LONGSHENG("450328", "龙胜县"),
    ZIYUAN("450329", "资源县"),
    PINGLE("450330", "平乐县"),
    GONGCHENG("450332", "恭城县"),
    LIPU("450381", "荔浦市"),
    HIGH_TECH("4503Z1", "高新区"),
    NEW_LINGUI("4503Z2", "临桂新区"),
    LI_RIVER("4503Z3", "漓江风景名胜区"),
    ECONOMIC_ZONE("4503Z4", "经济技术开发区"),
    HIGH_SPEED_RAIL("4503Z5", "高铁园");

    private final String code;
    private final String chinese;

    Area(String code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public static Optional<Area> of(String codeOrName) {
        return Arrays.stream(values())
                .filter(area -> area.code.equals(codeOrName) || area.chinese.equals(codeOrName))
                .findFirst();
    }
}
