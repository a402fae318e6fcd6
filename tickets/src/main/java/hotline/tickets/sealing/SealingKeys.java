package hotline.tickets.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys that personal data is sealed with. New rows take the first; the others open what was sealed with them, so that a key is
 * changed by writing a new one in front. Never prints.
 *
 * @param keys at least one, each id once
 * @param indexKey 32 bytes, of the blind indexes; it can't be changed without writing all indexes anew
 */
public record SealingKeys(List<Key> keys, byte[] indexKey) {

    private static final int INDEX_KEY_BYTES = 32;

    /** What a key is for. */
    public enum Algorithm {
        /** AES-256-GCM, by Tink. */
        AES(32),
        /** SM4-GCM (GM/T 0002), by Bouncy Castle. */
        SM4(16);

        private final int bytes;

        Algorithm(int bytes) {
            this.bytes = bytes;
        }
    }

    /** @param id positive; it stands in front of what is sealed with the key */
    public record Key(int id, Algorithm algorithm, byte[] bytes) {

        public Key {
            if (id <= 0 || bytes.length != algorithm.bytes) {
                throw new IllegalArgumentException("密钥 " + id + " 应为 " + algorithm.bytes * 2 + " 位十六进制数");
            }
        }

        @Override
        public String toString() {
            return "Key[" + id + ", " + algorithm + "]";
        }
    }

    public SealingKeys {
        keys = List.copyOf(keys);
        Set<Integer> ids = new HashSet<>();
        if (keys.isEmpty() || !keys.stream().allMatch(key -> ids.add(key.id()))) {
            throw new IllegalArgumentException("ticket.keys 至少要有一把密钥，编号不能重复");
        }
        if (indexKey.length != INDEX_KEY_BYTES) {
            throw new IllegalArgumentException("ticket.index.key 应为 " + INDEX_KEY_BYTES * 2 + " 位十六进制数");
        }
    }

    /**
     * @param keys {@code 2:sm4:<32 hex>,1:aes:<64 hex>}, the one for new rows first
     * @param indexKey 64 hex
     * @throws IllegalArgumentException in Chinese, without the keys
     */
    public static SealingKeys parse(String keys, String indexKey) {
        List<Key> parsed = new ArrayList<>();
        for (String entry : keys.strip().split(",")) {
            String[] parts = entry.strip().split(":");
            if (parts.length != 3) {
                throw new IllegalArgumentException("ticket.keys 应写成 编号:算法:密钥，如 1:aes:…，多把之间用逗号分开，新数据用第一把");
            }
            parsed.add(new Key(number(parts[0]), algorithm(parts[1]), hex(parts[2], "ticket.keys")));
        }
        return new SealingKeys(parsed, hex(indexKey.strip(), "ticket.index.key"));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("ticket.keys 中的编号应为正整数");
        }
    }

    private static Algorithm algorithm(String text) {
        return Arrays.stream(Algorithm.values())
                .filter(one -> one.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("ticket.keys 中的算法应为 aes 或 sm4"));
    }

    private static byte[] hex(String text, String secret) {
        try {
            return HexFormat.of().parseHex(text.strip());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(secret + " 中的密钥应为十六进制数");
        }
    }

    /** Keys that everybody has: for tests, and benchmarks with invented people. */
    public static SealingKeys wellKnown() {
        return new SealingKeys(List.of(new Key(1, Algorithm.AES, new byte[32])), new byte[INDEX_KEY_BYTES]);
    }

    /** Whether one of them is {@link #wellKnown}: then nothing is kept from anybody. */
    public boolean areWellKnown() {
        return allZero(indexKey) || keys.stream().anyMatch(key -> allZero(key.bytes()));
    }

    private static boolean allZero(byte[] bytes) {
        int all = 0;
        for (byte one : bytes) {
            all |= one;
        }
        return all == 0;
    }

    @Override
    public String toString() {
        return "SealingKeys" + keys;
    }
}
