// Chinese text on standard input, pinyin with tone numbers on standard output, line by line: the placeholder voice
// knows syllables and tones, but neither digits nor which reading a character has (行 háng or xíng).
import { readFileSync } from 'node:fs';
import { customPinyin, pinyin } from 'pinyin-pro';

const DIGITS = '零一二三四五六七八九';

// Emergency numbers are read digit by digit with 幺 for one, as everybody says them.
customPinyin({
  一一零: 'yāo yāo líng',
  一一九: 'yāo yāo jiǔ',
  一二零: 'yāo èr líng',
  一二二: 'yāo èr èr',
  一二三四五: 'yī èr sān sì wǔ',
});

const PAUSES = new Map([['，', ','], ['、', ','], ['；', ','], ['：', ','], ['。', '.'], ['！', '.'], ['？', '?']]);

function spoken(line) {
  const written = line.replace(/[0-9]/g, (digit) => DIGITS[digit]);
  return pinyin(written, { toneType: 'num', v: true, type: 'array' })
    .map((syllable) => PAUSES.get(syllable) ?? syllable)
    .join(' ')
    .replace(/ ([,.?])/g, '$1');
}

for (const line of readFileSync(0, 'utf8').split('\n')) if (line) console.log(spoken(line));
