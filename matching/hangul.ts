/** Korean word ends: what may follow a noun inside one space-delimited word. Language, not subject. */

const PARTICLES = (
  '은 는 이 가 을 를 의 에 에서 에게 와 과 도 로 으로 만 까지 부터 보다 처럼 마다 이나 나 이라 라 라는 이라는 이란 란 이라고 라고 인 다 이다 ' +
  '이며 며 이고 고 이지만 지만 에도 에는 에선 에서는 에서도 과의 와의 과는 와는 과도 와도 로의 으로의 에서의 에의 로서 으로서 로서의 으로서의 로써 ' +
  '으로써 로는 으로는 들 들이 들의 들을 들은 들도 들에 들에게 들과 조차 마저 뿐 뿐만 밖에 께서 한테 랑 이랑 든 이든 께 서 자 이자 임 이던 이라며 ' +
  '라며 이라면서 라면서 이라면 라면 에게는 에게서 으로부터 로부터 이라도 라도 으론 론 에겐 만이 만을 만의 만은 까지의 까지도 까지는 부터의 처럼의 인지 ' +
  '이냐 냐 일 이었던 였던 등 등의 등을 등이 등은 등과 씨 씨가 씨의 이야말로 야말로 인데 이라기보다 에만 에까지 입니다 이었다 였다 이었고 였고 이자'
).split(' ');

/** Light verbs that make a verb of a noun, in many shapes: 감축하는, 중단시키고, 재개될. */
const VERBAL = /^(하|한|할|해|했|함|되|된|될|돼|됐|됨|시키|시킨|시킬|시켜|시켰|당하|당한|입니|이었|였)/;

const particles = new Set(PARTICLES);

/** Can `rest` end a Hangul word after a noun of `syllables` syllables? One syllable alone takes particles only. */
export const isEnding = (rest: string, syllables: number): boolean =>
  particles.has(rest) || (syllables > 1 && VERBAL.test(rest));
