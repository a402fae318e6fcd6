package hotline.ops.call;

import java.nio.file.Path;

/**
 * The people of the story, signed in, and where their speech is.
 *
 * @param speech folder with the WAV files that citizens and agents speak
 * @param scratch folder for the phones' files of this run
 */
public record Cast(
        RunningStack stack,
        ApiClient agent,
        ApiClient unit,
        ApiClient reviewer,
        ApiClient supervisor,
        ApiClient administrator,
        Path speech,
        Path scratch) {

    public static final String AGENT = "1002";
    public static final String COLLEAGUE = "1001";

    public static Cast signIn(RunningStack stack, Path speech, Path scratch) {
        String address = stack.httpAddress();
        String password = stack.secret("user.password");
        return new Cast(
                stack,
                ApiClient.signIn(address, AGENT, password),
                ApiClient.signIn(address, "unit-cg", password),
                ApiClient.signIn(address, "shenhe", password),
                ApiClient.signIn(address, "banzhang", password),
                ApiClient.signIn(address, "admin", password),
                speech,
                scratch);
    }

    public Path voice(String name) {
        return speech.resolve(name + ".wav");
    }
}
