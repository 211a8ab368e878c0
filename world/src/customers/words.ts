// What customers write: demands, thanks, complaints and questions, in their own plain words.

export const DEMANDS: readonly (readonly [string, string])[] = [
  ['Irons for juniors', 'My daughter is 1.35 m tall. The shortest length is too long for her.'],
  ['A single length set', 'I would like all irons in the length of the 7-iron.'],
  ['More letters on the back', 'Ten letters are not enough for my name. Fourteen would do.'],
  ['A softer grip for cold hands', 'I play in November. A warmer, softer grip would help.'],
  ['A matching wedge set', 'Gap, sand and lob wedge in the same finish as my irons.'],
  ['Shafts in dark green', 'The paint of the shafts comes in three colours only. Dark green is missing.'],
];
export const RATINGS: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly string[]>> = {
  5: [
    'They feel as if they had always been mine.',
    'Lie and length are exactly right.',
    'Came on the day that was promised.',
  ],
  4: [
    'Very good. The box was a little damaged.',
    'Good irons, the grip took some days.',
    'Fine, I would order them again.',
  ],
  3: ['They are good, but came later than first promised.', 'Solid. I had hoped for more feel.'],
  2: ['The paint of one number came off after a week.'],
  1: ['One shaft rattled. I want this repaired.'],
};
export const QUESTIONS: readonly (readonly ['question' | 'repair' | 'purchase' | 'idea', string, string])[] = [
  ['question', 'How do I clean the finish', 'Which cloth and oil do you advise for this finish?'],
  ['repair', 'A grip has come loose', 'The grip of the 8-iron turns a little when I hit the ball.'],
  ['question', 'Can the lie be changed later', 'My coach says one degree more upright. Can these be bent again?'],
  ['purchase', 'A second set for my partner', 'The same set for a left-handed player, please.'],
  ['purchase', 'A putter that goes with it', 'Do you make a putter in the same finish?'],
  ['idea', 'Marks for alignment on the top line', 'A thin white line on the top would help me to aim.'],
];
export const CANCELS = ['I changed my mind.', 'I found out that I need other lengths.', 'The date no longer suits me.'];
