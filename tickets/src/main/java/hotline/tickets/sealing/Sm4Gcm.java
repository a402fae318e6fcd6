package hotline.tickets.sealing;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4 in GCM with a random nonce of 12 bytes in front and a tag of 16 behind, as Tink lays out AES-GCM. For any number of threads. */
final class Sm4Gcm implements Aead {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyParameter key;
    private final SecureRandom random = new SecureRandom();

    Sm4Gcm(byte[] key) {
        this.key = new KeyParameter(key);
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(true, nonce, plain, associated);
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    @Override
    public byte[] decrypt(byte[] whole, byte[] associated) throws GeneralSecurityException {
        if (whole.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new GeneralSecurityException("too short");
        }
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        return run(false, nonce, Arrays.copyOfRange(whole, NONCE_BYTES, whole.length), associated);
    }

    private byte[] run(boolean seal, byte[] nonce, byte[] in, byte[] associated) throws GeneralSecurityException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(seal, new AEADParameters(key, TAG_BITS, nonce, associated));
        byte[] out = new byte[cipher.getOutputSize(in.length)];
        int written = cipher.processBytes(in, 0, in.length, out, 0);
        try {
            written += cipher.doFinal(out, written);
        } catch (InvalidCipherTextException forged) {
            throw new GeneralSecurityException("not what was sealed", forged);
        }
        return Arrays.copyOf(out, written);
    }
}
