/** The story that the hostile and living pages tell, of our own writing: people, outlet and events in it are invented. */
export interface Story {
  lang: string;
  title: string;
  byline: string;
  published: string;
  paragraphs: string[];
}

export const story: Story = {
  lang: 'en',
  title: 'U.S. and South Korea open smaller joint military exercise as Seoul presses for command',
  byline: 'Miriam Placeholder in Osan',
  published: '2026-08-18T04:12:00Z',
  paragraphs: [
    'OSAN, South Korea — Fighters rose from six air bases on Tuesday as the United States and South Korea opened a two-week joint military exercise that officers of both countries called a routine test of their ability to fight together.',
    'About 70 aircraft are taking part, a third fewer than last year. A nuclear-capable bomber from Guam is to cross the peninsula on Thursday with a South Korean escort, a gesture that the allies have made after each of North Korea’s missile tests.',
    'Who would lead the two armies in a war is no longer a question for seminars. President Lee’s government wants wartime operational control, which has rested with an American general since 1950, before the decade is out.',
    '“Nobody doubts that the South Korean army can defend itself for the first weeks,” said a retired colonel who helped to plan earlier exercises. “The argument is about what comes after that, and about who pays for it.”',
    'Some 28,500 U.S. troops are stationed in the country under a mutual defense treaty that the two governments signed in 1953, months after the armistice. The Pentagon declined to say whether that number would stay the same next year.',
    'North Korea’s foreign ministry said the drill proved that nothing had changed. In a statement carried by the state news agency, Pyongyang called denuclearization “a dream of yesterday” and promised countermeasures.',
    'In Seoul, a spokeswoman for the unification ministry said that denuclearization remained the goal of both governments, though no meeting with the North was planned. The hotline at Panmunjom has not been answered since April.',
    'China, North Korea’s only treaty ally, urged all sides to show restraint. Beijing has signed no new sanctions since 2017, and its trade with the North has returned to what it was before the pandemic.',
    'Opinion in South Korea is divided. In a survey in July, 71 percent of those asked wanted the country to have nuclear weapons of its own, and 64 percent trusted that the United States would come to its defense.',
    'The exercise ends on August 29. Officials in Washington said that the alliance would then review how many field drills it holds in a year, a number that has been cut twice since 2018.',
  ],
};

/** Other stories, for pages that go from one to the next. */
export const others: Story[] = [
  {
    lang: 'en',
    title: 'Washington weighs the cost of its troops in South Korea',
    byline: 'Han Placeholder in Washington',
    published: '2026-08-20T10:00:00Z',
    paragraphs: [
      'WASHINGTON — A Senate committee on Thursday asked the Pentagon what the alliance with South Korea costs, and heard three different figures in two hours.',
      'The hearing was the first on U.S. Forces Korea since Seoul agreed to pay a larger share of the cost of stationing 28,500 troops in the country.',
      'A general told the senators that the troops deter North Korea, whose nuclear weapons program has grown every year since the talks of 2019 failed.',
      'Two of the senators asked why South Korea, whose economy is some fifty times that of the North, could not provide for its own defense by the end of the decade.',
      'A vote on the defense budget, which keeps the number of troops in South Korea where it is, is expected in September.',
    ],
  },
  {
    lang: 'en',
    title: 'North Korea fires two missiles into the sea, Seoul says',
    byline: 'Placeholder staff in Seoul',
    published: '2026-08-21T01:30:00Z',
    paragraphs: [
      'SEOUL — North Korea fired two short-range ballistic missiles into the sea east of the peninsula early on Friday, South Korea’s military said.',
      'It was the first missile test since the United States and South Korea began a joint military exercise that Pyongyang has called a rehearsal for war.',
      'Japan’s government said that the missiles fell outside its exclusive economic zone and that no ship had reported damage.',
      'The launch came a day after a senator in Washington asked whether the alliance with South Korea still served American interests.',
    ],
  },
];

/** About something else altogether: nothing may be marked in it. */
export const pie: Story = {
  lang: 'en',
  title: 'A plum cake for the end of summer',
  byline: 'Placeholder kitchen',
  published: '2026-08-19T09:00:00Z',
  paragraphs: [
    'The best plum cake is hardly a cake at all: a thin layer of batter that the fruit sinks into, and sugar that turns to glass in the oven.',
    'Halve the plums the evening before and leave them with a spoon of sugar. They give up a little juice, which you drink, and keep their shape.',
    'Beat butter and sugar until pale, add three eggs one after the other, then flour and a pinch of salt, and spread it in a wide tin.',
    'Bake it for forty minutes at 180 degrees. It is done when the edge is brown and the middle still trembles a little.',
  ],
};

export const arabic: Story = {
  lang: 'ar',
  title: 'واشنطن وسيول تبدآن مناورة عسكرية مشتركة أصغر حجما (U.S.-South Korea joint military exercise)',
  byline: 'مراسلنا في سيول',
  published: '2026-08-18T04:12:00Z',
  paragraphs: [
    'بدأت الولايات المتحدة وكوريا الجنوبية يوم الثلاثاء مناورة عسكرية مشتركة تستمر أسبوعين، وصفها ضباط البلدين بأنها اختبار روتيني.',
    'قال متحدث باسم وزارة الدفاع إن المناورة المسماة joint military exercise تجري في South Korea بمشاركة سبعين طائرة.',
    'ويرابط نحو 28,500 U.S. troops في البلاد بموجب mutual defense treaty وقعتها الحكومتان عام 1953 بعد أشهر من الهدنة.',
    'ووصفت North Korea نزع السلاح النووي (denuclearization) بأنه حلم من الأمس، وتعهدت باتخاذ إجراءات مضادة.',
  ],
};

export const japanese: Story = {
  lang: 'ja',
  title: '米韓、規模を縮小した合同軍事演習を開始',
  byline: 'ソウル＝架空特派員',
  published: '2026-08-18T04:12:00Z',
  paragraphs: [
    '米国と韓国は火曜日、二週間にわたる合同軍事演習を始めた。両国の将校は、共に戦う能力を確かめる通常の訓練だと説明した。',
    '北朝鮮の外務省は、演習は何も変わっていないことを示したと述べ、非核化は「昨日の夢」だと主張した。在韓米軍は約二万八千五百人である。',
    '韓国政府は、戦時作戦統制権を十年以内に取り戻したい考えだ。米韓同盟の費用をめぐる議論も続いている。',
    '演習は八月二十九日に終わる。米国の当局者は、その後に年間の野外訓練の回数を見直すと述べた。',
  ],
};
