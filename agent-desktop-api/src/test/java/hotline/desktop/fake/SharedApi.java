package hotline.desktop.fake;

/** One running API for the tests that leave it as they found it; ends with the JVM. */
public final class SharedApi {

    private static final RunningApi API = RunningApi.withSandbox();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(API::close));
    }

    private SharedApi() {}

    public static RunningApi get() {
        return API;
    }
}
