package hotline.ops.phone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a phone reads (configuration) and writes (audio, log). */
final class PhoneFiles {

    private static final Path MODULES = Path.of("/usr/lib/baresip/modules");
    private static final Pattern RTP_SUMMARY = Pattern.compile("PS=(\\d+).*?PR=(\\d+)");
    private static final int WAV_HEADER_BYTES = 44;

    private PhoneFiles() {}

    static String config(PhoneSpec spec, int sipPort, int controlPort) {
        return """
                module_path %s
                module g711.so
                module aufile.so
                module aubridge.so
                module sndfile.so
                module rtcpsummary.so
                module ctrl_tcp.so
                module_app account.so
                module_app menu.so
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                ctrl_tcp_listen 127.0.0.1:%d
                audio_source aufile,%s
                audio_player aubridge,silence
                audio_alert aubridge,silence
                audio_srate 8000
                audio_channels 1
                snd_path %s
                call_local_timeout 120
                call_max_calls 4
                """.formatted(MODULES, sipPort, controlPort, spec.speech().toAbsolutePath(), spec.folder());
    }

    static String account(PhoneSpec spec) {
        String address = "<sip:" + spec.user() + "@" + spec.server() + ">;audio_codecs=pcma;answermode=manual";
        return spec.password()
                        .map(password -> address + ";auth_pass=" + password + ";regint=60")
                        .orElse(address + ";regint=0")
                + "\n";
    }

    static HeardAndSaid audio(Path folder) throws IOException {
        List<Path> heard;
        try (Stream<Path> files = Files.list(folder)) {
            heard = files.filter(file -> file.getFileName().toString().endsWith("-dec.wav"))
                    .sorted()
                    .toList();
        }
        double squares = 0;
        long samples = 0;
        for (Path file : heard) {
            ByteBuffer audio = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = WAV_HEADER_BYTES; at + 1 < audio.limit(); at += 2) {
                double sample = audio.getShort(at) / 32768.0;
                squares += sample * sample;
                samples++;
            }
        }
        double level = samples == 0 ? 0 : Math.sqrt(squares / samples);
        long sent = 0;
        long received = 0;
        Matcher summary = RTP_SUMMARY.matcher(Files.readString(folder.resolve("phone.log")));
        while (summary.find()) {
            sent += Long.parseLong(summary.group(1));
            received += Long.parseLong(summary.group(2));
        }
        return new HeardAndSaid(samples / 8000.0, level, sent, received);
    }
}
