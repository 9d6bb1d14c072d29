/** Invented articles for the gallery. The newspapers, people and exercises in them are made up. */
export interface Sample {
  title: string;
  lang: 'en' | 'ko';
  published: string | null;
  host: string;
  paragraphs: string[];
}

export const drill: Sample = {
  title: 'Smaller winter drill opens as Seoul presses for wartime command',
  lang: 'en',
  published: '2026-11-18T09:40:00+09:00',
  host: 'merrowtimes.example',
  paragraphs: [
    'PYEONGTAEK, South Korea — Nine hundred soldiers crossed a frozen parade ground on Wednesday as Washington and Seoul opened a ten-day joint military exercise that both armies described as routine.',
    'The drill is a third smaller than last winter’s. A B-52 bomber from Guam is to fly along the coast on Friday with South Korean fighters, something the allies have done often when North Korea tested a missile.',
    'Who would command the two armies in a war is still open. Seoul wants wartime operational control, which an American general now holds, before the decade is out. “The South is capable of defending itself for the first weeks,” a retired colonel said. “The rest is an argument about money.”',
    'About 28,500 U.S. troops are stationed in South Korea under the Mutual Defense Treaty of 1953. The Pentagon would not say whether that number holds through next year, and two senators asked again for a plan for a withdrawal of U.S. forces from Korea.',
    'North Korea’s foreign ministry called the exercise proof of Washington’s hostile policy and repeated that its status as a nuclear power was not up for talks. A spokeswoman in Seoul said denuclearization remained the goal of both governments.',
    'China and Russia asked both sides to hold back. Diplomats in Beijing said that six-party talks would be easier to restart than to replace, and that a peace treaty could follow from them.',
    'Earlier joint military exercises were larger. Key Resolve and Foal Eagle ended in 2019 and smaller drills took their place, most of them planned on screens.',
    'In the village beyond the fence the war that began in 1950 is a stone with 41 names. The armistice of 1953 is a date that schoolchildren learn twice.',
  ],
};

export const exerciseKo: Sample = {
  title: '한미, 규모 줄인 겨울 연합훈련 시작… 전작권 논의는 제자리',
  lang: 'ko',
  published: '2026-11-18',
  host: 'saebyeok.example',
  paragraphs: [
    '한국과 미국이 18일 열흘 일정의 한미 연합훈련을 시작했다. 양국 군 당국은 해마다 하는 정례 훈련이라고 설명했다.',
    '이번 훈련은 지난겨울보다 규모가 3분의 1가량 줄었다. 괌에서 출발하는 B-52 폭격기는 20일 한국 공군의 호위를 받으며 서해 상공을 지난다.',
    '정부는 전시작전통제권 전환을 서두르고 있다. 한 예비역 대령은 “초기 몇 주를 우리 힘으로 막을 수 있다는 데는 이견이 없다”며 “남은 쟁점은 비용”이라고 말했다.',
    '주한미군 2만8500명은 1953년 체결된 한미상호방위조약에 따라 주둔한다. 미 국방부는 주한미군 감축 여부를 묻는 말에 답하지 않았다.',
    '북한은 훈련을 적대시 정책이라고 비난하며 핵보유국 지위는 협상 대상이 아니라고 했다. 외교부는 비핵화가 양국의 공동 목표라는 입장을 되풀이했다.',
    '중국과 러시아는 자제를 촉구했다. 베이징의 한 외교관은 6자회담을 되살리면 평화협정 논의도 뒤따를 수 있다고 말했다.',
  ],
};

export const treaty: Sample = {
  title: 'Two years before the anniversary, a treaty is read again',
  lang: 'en',
  published: '2011-10-03',
  host: 'merrowtimes.example',
  paragraphs: [
    'The Mutual Defense Treaty that the United States and South Korea signed in October 1953 fits on three pages.',
    'Its critics say the U.S.-South Korea alliance has outlived the war that made it; U.S. troops in South Korea number some 28,500.',
  ],
};

export const ships: Sample = {
  title: 'Ferry builders fill their books',
  lang: 'en',
  published: '2026-11-02',
  host: 'merrowtimes.example',
  paragraphs: [
    'Orders from yards in Japan and South Korea run into 2029, the brokers said, and the price of steel has not put anybody off.',
    'The oldest line on the coast has sailed since the Korean War without missing a winter.',
  ],
};

/** A very long article: the paragraphs of `drill` over and over, some 5,000 words and 300 mentions. */
export const long: Sample = {
  ...drill,
  paragraphs: Array.from({ length: 96 }, (_, i) => drill.paragraphs[i % drill.paragraphs.length]!),
};
