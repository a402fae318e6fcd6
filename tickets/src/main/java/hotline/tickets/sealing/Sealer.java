package hotline.tickets.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Authenticated encryption of what belongs to one place: what was sealed for a ticket's column opens for that ticket and that
 * column only. In front stands, in five bytes, which key it was: Tink's own prefix for AES, {@code S} and the id for SM4.
 */
public final class Sealer {

    /** The keys that are configured do not open it: they are not the ones it was sealed with, or it was changed or moved. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String what, GeneralSecurityException cause) {
            super(what + " can't be opened", cause);
        }
    }

    private static final byte SM4_MARK = 'S';
    private static final int PREFIX_BYTES = 5;

    private final SealingKeys.Key primary;
    private final Aead aes;
    private final Map<Integer, Aead> sm4 = new HashMap<>();

    public Sealer(SealingKeys keys) {
        this.primary = keys.keys().getFirst();
        try {
            AeadConfig.register();
            this.aes = aes(keys);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        keys.keys().stream()
                .filter(key -> key.algorithm() == SealingKeys.Algorithm.SM4)
                .forEach(key -> sm4.put(key.id(), new Sm4Gcm(key.bytes())));
    }

    /** Without an AES key of ours one of the moment, which opens nothing. */
    @AccessesPartialKey
    private static Aead aes(SealingKeys keys) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(32)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        KeysetHandle.Builder handle = KeysetHandle.newBuilder();
        boolean first = true;
        for (SealingKeys.Key key : keys.keys()) {
            if (key.algorithm() == SealingKeys.Algorithm.AES) {
                KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(AesGcmKey.builder()
                        .setParameters(parameters)
                        .setKeyBytes(SecretBytes.copyFrom(key.bytes(), InsecureSecretKeyAccess.get()))
                        .setIdRequirement(key.id())
                        .build());
                handle.addEntry(first ? entry.makePrimary() : entry);
                first = false;
            }
        }
        if (first) {
            return KeysetHandle.generateNew(parameters).getPrimitive(RegistryConfiguration.get(), Aead.class);
        }
        return handle.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** The id of the key that new data is sealed with. */
    public int primaryKey() {
        return primary.id();
    }

    /** @param place table and column, such as {@code ticket.caller_sealed} */
    public byte[] seal(byte[] plain, String place, UUID row) {
        byte[] associated = associated(place, row);
        try {
            if (primary.algorithm() == SealingKeys.Algorithm.AES) {
                return aes.encrypt(plain, associated);
            }
            byte[] sealed = sm4(primary.id()).encrypt(plain, associated);
            return ByteBuffer.allocate(PREFIX_BYTES + sealed.length)
                    .put(SM4_MARK)
                    .putInt(primary.id())
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Unreadable when it is not what was sealed for this place and row */
    public byte[] open(byte[] sealed, String place, UUID row) {
        byte[] associated = associated(place, row);
        try {
            if (sealed.length > PREFIX_BYTES && sealed[0] == SM4_MARK) {
                int key = ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
                return sm4(key).decrypt(Arrays.copyOfRange(sealed, PREFIX_BYTES, sealed.length), associated);
            }
            return aes.decrypt(sealed, associated);
        } catch (GeneralSecurityException wrong) {
            throw new Unreadable(place + " of " + row, wrong);
        }
    }

    private Aead sm4(int id) throws GeneralSecurityException {
        Aead one = sm4.get(id);
        if (one == null) {
            throw new GeneralSecurityException("no SM4 key " + id);
        }
        return one;
    }

    private static byte[] associated(String place, UUID row) {
        return (place + ":" + row).getBytes(StandardCharsets.UTF_8);
    }
}
