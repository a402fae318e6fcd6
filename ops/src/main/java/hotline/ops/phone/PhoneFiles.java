package hotline.ops.phone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that a phone reads (configuration) and writes (audio, log). */
final class PhoneFiles {

    private static final Path MODULES = Path.of("/usr/lib/baresip/modules");
    private static final Pattern RTP_SUMMARY = Pattern.compile("PR=(\\d+);PS=(\\d+)");
    private static final int WAV_HEADER_BYTES = 44;
    private static final int BYTES_PER_SECOND = 16_000;
    private static final int LONGEST_SPEECH_SECONDS = 300;

    private PhoneFiles() {}

    /**
     * The speech, said again and again with a second between: at the end of its file baresip hangs up, and a caller may
     * wait for minutes.
     */
    static Path longSpeech(PhoneSpec spec) throws IOException {
        byte[] speech = Files.readAllBytes(spec.speech());
        byte[] samples = java.util.Arrays.copyOfRange(speech, WAV_HEADER_BYTES, speech.length);
        int length = LONGEST_SPEECH_SECONDS * BYTES_PER_SECOND;
        ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER_BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(WAV_HEADER_BYTES - 8 + length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(BYTES_PER_SECOND)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(length);
        while (wav.remaining() > samples.length + BYTES_PER_SECOND) {
            wav.put(samples).position(wav.position() + BYTES_PER_SECOND);
        }
        return Files.write(spec.folder().resolve("speech.wav"), wav.array());
    }

    /** Voice stays away from the ports that stacks have chosen and not opened yet. */
    static String config(PhoneSpec spec, Path speech, int sipPort, int controlPort) {
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
                rtp_ports 33000-60000
                audio_source aufile,%s
                audio_player aubridge,silence
                audio_alert aubridge,silence
                audio_srate 8000
                audio_channels 1
                snd_path %s
                call_local_timeout 120
                call_max_calls 4
                """.formatted(MODULES, sipPort, controlPort, speech, spec.folder());
    }

    static String accounts(PhoneSpec spec) {
        String registers = spec.password()
                .map(password -> ";auth_pass=" + password + ";regint=60")
                .orElse(";regint=0");
        return spec.servers().stream()
                .map(server -> "<sip:" + spec.user() + "@" + server + ">;audio_codecs=pcma;answermode=manual"
                        + registers + "\n")
                .collect(Collectors.joining());
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
            received += Long.parseLong(summary.group(1));
            sent += Long.parseLong(summary.group(2));
        }
        return new HeardAndSaid(samples / 8000.0, level, sent, received);
    }
}
