# shellcheck shell=bash
# Speaks a table of sentences into 8 kHz WAV files with the placeholder voice (espeak-ng). Rendered files are
# committed. A person's recording simply takes a file's place: a file whose hash is not in the table's
# .rendered list is somebody's recording, and is never touched.

SPEECH_DIR=$HOTLINE_CHECKOUT/ops/speech
SPEECH_SPEED=150

# render_speech TABLE FOLDER: TABLE has lines name<TAB>text; FOLDER/name.wav is made where missing or outdated.
render_speech() {
    local table=$1 folder=$2 list=${1%.tsv}.rendered name text have_text have_file wanted file kept=0 made=0
    local -A text_of=() file_of=()
    touch "$list"
    while IFS=$'\t' read -r name have_text have_file; do text_of[$name]=$have_text file_of[$name]=$have_file; done <"$list"
    while IFS=$'\t' read -r name text; do
        [ -n "$text" ] || continue
        file=$folder/$name.wav
        wanted=$(printf '%s' "$text" | sha256sum | cut -c 1-16)
        if [ -f "$file" ] && [ "$(file_hash "$file")" != "${file_of[$name]:-}" ]; then
            kept=$((kept + 1))
            say "  $name：真人录音，保留"
        elif [ ! -f "$file" ] || [ "${text_of[$name]:-}" != "$wanted" ]; then
            mkdir -p "${file%/*}"
            speak "$text" "$file.new.wav"
            check_level "$file.new.wav"
            text_of[$name]=$wanted file_of[$name]=$(file_hash "$file.new.wav")
            write_rendered_list # before the file is there: an interrupted run must not take it for a recording
            mv "$file.new.wav" "$file"
            made=$((made + 1))
        fi
    done <"$table"
    say "${table#"$HOTLINE_CHECKOUT"/}：合成 $made 条，保留真人录音 $kept 条"
}

# Uses render_speech's own variables.
write_rendered_list() {
    local name
    for name in "${!text_of[@]}"; do
        printf '%s\t%s\t%s\n' "$name" "${text_of[$name]}" "${file_of[$name]}"
    done | LC_ALL=C sort >"$list"
}

file_hash() { sha256sum "$1" | cut -c 1-16; }

# speak TEXT FILE: telephone band, peak 3 dB below full scale, a breath of silence around. -R and -D: the same
# text makes the same bytes.
speak() {
    local raw pinyin
    raw=$(mktemp --suffix=.wav)
    pinyin=$(printf '%s\n' "$1" | node "$SPEECH_DIR/pinyin.mjs")
    espeak-ng -v cmn-latn-pinyin -s "$SPEECH_SPEED" -w "$raw" "$pinyin"
    sox -R -D "$raw" -b 16 -e signed-integer "$2" gain -6 rate 8000 channels 1 highpass 200 gain -n -3 pad 0.15 0.25
    rm -f "$raw"
}

# check_level FILE: loud enough to be heard, not clipped, longer than a second; else it is no prompt.
check_level() {
    local peak rms seconds
    peak=$(sox "$1" -n stats 2>&1 | awk '/^Pk lev dB/ { print $4 }')
    rms=$(sox "$1" -n stats 2>&1 | awk '/^RMS lev dB/ { print $4 }')
    seconds=$(soxi -D "$1")
    awk -v peak="$peak" -v rms="$rms" -v seconds="$seconds" \
        'BEGIN { exit !(peak > -4 && peak < -2 && rms > -32 && rms < -10 && seconds > 1) }' ||
        die "$1 的电平不合格：峰值 $peak dB，有效值 $rms dB，时长 $seconds 秒"
    say "$(printf '  %-24s %6.2f 秒  峰值 %s dB  有效值 %s dB' "$(basename "$1" .new.wav)" "$seconds" "$peak" "$rms")"
}
