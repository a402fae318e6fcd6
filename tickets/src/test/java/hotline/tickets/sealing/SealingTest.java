package hotline.tickets.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.regulation.clause.Proves;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("24a")
class SealingTest {

    private static final String AES = "ab".repeat(32);
    private static final String SM4 = "cd".repeat(16);
    private static final String INDEX = "ef".repeat(32);
    private static final UUID LAMP = new UUID(1, 1);
    private static final UUID NOISE = new UUID(1, 2);
    private static final byte[] PLAIN = "覃秀英 13800001234 𠮷".getBytes(StandardCharsets.UTF_8);

    private static Sealer sealer(String keys) {
        return new Sealer(SealingKeys.parse(keys, INDEX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:aes:", "1:sm4:"})
    void given_a_sealed_value_then_it_opens_for_its_own_place_and_row_only(String algorithm) {
        Sealer sealer = sealer(algorithm + (algorithm.contains("aes") ? AES : SM4));
        byte[] sealed = sealer.seal(PLAIN, "ticket.caller_sealed", LAMP);
        assertThat(sealer.open(sealed, "ticket.caller_sealed", LAMP)).isEqualTo(PLAIN);
        assertThat(HexFormat.of().formatHex(sealed))
                .doesNotContain(HexFormat.of().formatHex(PLAIN));
        assertThat(sealer.seal(PLAIN, "ticket.caller_sealed", LAMP)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> sealer.open(sealed, "ticket.caller_sealed", NOISE))
                .isInstanceOf(Sealer.Unreadable.class);
        assertThatThrownBy(() -> sealer.open(sealed, "ticket_archive.document_sealed", LAMP))
                .isInstanceOf(Sealer.Unreadable.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(changed, "ticket.caller_sealed", LAMP))
                    .as("byte " + i)
                    .isInstanceOf(Sealer.Unreadable.class)
                    .hasMessageNotContaining("13800001234");
            byte[] shorter = java.util.Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> sealer.open(shorter, "ticket.caller_sealed", LAMP))
                    .isInstanceOf(Sealer.Unreadable.class);
        }
    }

    @Test
    void given_a_new_key_in_front_then_old_and_new_are_read_whatever_the_algorithm() {
        byte[] byAes = sealer("1:aes:" + AES).seal(PLAIN, "p", LAMP);
        Sealer rotated = sealer("2:sm4:" + SM4 + ", 1:aes:" + AES);
        byte[] bySm4 = rotated.seal(PLAIN, "p", LAMP);
        Sealer back = sealer("3:aes:" + "12".repeat(32) + ",2:sm4:" + SM4 + ",1:aes:" + AES);
        byte[] byThird = back.seal(PLAIN, "p", LAMP);
        assertThat(rotated.open(byAes, "p", LAMP)).isEqualTo(PLAIN);
        assertThat(bySm4[0]).isEqualTo((byte) 'S');
        for (byte[] sealed : List.of(byAes, bySm4, byThird)) {
            assertThat(back.open(sealed, "p", LAMP)).isEqualTo(PLAIN);
        }
        assertThatThrownBy(() -> rotated.open(byThird, "p", LAMP)).isInstanceOf(Sealer.Unreadable.class);
        assertThatThrownBy(() -> sealer("2:sm4:" + SM4).open(byAes, "p", LAMP)).isInstanceOf(Sealer.Unreadable.class);
    }

    @Test
    void given_a_number_in_any_form_then_one_index_and_another_for_another_key() {
        BlindIndex index = new BlindIndex(HexFormat.of().parseHex(INDEX));
        byte[] number = index.ofNumber("13807731234").orElseThrow();
        assertThat(number).hasSize(16);
        for (String written : List.of("13807731234", " 138 0773 1234 ", "+86 138-0773-1234", "008613807731234")) {
            assertThat(index.ofContact(written).orElseThrow()).as(written).isEqualTo(number);
        }
        assertThat(index.ofContact("13807731235").orElseThrow()).isNotEqualTo(number);
        assertThat(index.ofContact("Wei_Xin@QQ.com").orElseThrow())
                .isEqualTo(index.ofContact(" wei_xin@qq.com").orElseThrow());
        assertThat(index.ofIdentityNumber("11010519491231002x").orElseThrow())
                .isEqualTo(index.ofIdentityNumber("11010519491231002X").orElseThrow());
        assertThat(index.ofIdentityNumber("13807731234").orElseThrow())
                .as("another kind")
                .isNotEqualTo(number);
        assertThat(new BlindIndex(new byte[32]).ofNumber("13807731234").orElseThrow())
                .isNotEqualTo(number);
        assertThat(index.ofNumber("")).isEmpty();
        assertThat(index.ofContact(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1:aes",
                "1:des:" + "abababab",
                "x:aes:00",
                "0:sm4:cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
                "1:aes:zz",
                "1:aes:abab"
            })
    void given_keys_that_are_none_then_refused_in_chinese_and_without_them(String keys) {
        assertThatThrownBy(() -> SealingKeys.parse(keys, INDEX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*[密钥编号算法].*")
                .hasMessageNotContaining("abab");
    }

    @Test
    void given_two_keys_of_one_id_or_an_index_key_that_is_too_short_then_refused() {
        assertThatThrownBy(() -> SealingKeys.parse("1:aes:" + AES + ",1:sm4:" + SM4, INDEX))
                .hasMessageContaining("编号不能重复");
        assertThatThrownBy(() -> SealingKeys.parse("1:aes:" + AES, "ab")).hasMessageContaining("ticket.index.key");
        assertThat(SealingKeys.parse("1:aes:" + AES, INDEX).toString()).doesNotContain("ab");
        assertThat(SealingKeys.wellKnown().areWellKnown()).isTrue();
        assertThat(SealingKeys.parse("1:aes:" + AES, INDEX).areWellKnown()).isFalse();
    }
}
