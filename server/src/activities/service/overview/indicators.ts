// Indicators of service from its own records: time to the first answer, satisfaction, open demands, built as ordered.
import type { common, Output } from '@onelot/contracts';
import { sql } from 'kysely';
import type { Ctx } from '../tables.ts';

type Indicators = Output<typeof common.indicators.service>;

const demands = async (context: Ctx): Promise<Indicators> => {
  const { seconds, answered, open, all } = await context.db
    .selectFrom('service.demands')
    .select([
      sql<
        number | null
      >`(avg(extract(epoch from first_answer_at - opened_at)) filter (where first_answer_at is not null))::float8`.as(
        'seconds',
      ),
      sql<number>`count(first_answer_at)`.as('answered'),
      sql<number>`count(*) filter (where state = 'open')`.as('open'),
      sql<number>`count(*)`.as('all'),
    ])
    .executeTakeFirstOrThrow();
  return [
    {
      id: 'service.answer-time',
      value: seconds === null ? null : Math.round(seconds),
      unit: 'seconds',
      of: answered,
      definition: 'indicator.service.answer-time',
    },
    { id: 'service.open-demands', value: open, unit: 'count', of: all, definition: 'indicator.service.open-demands' },
  ];
};

/** The mean rating, 1 to 5. */
const satisfaction = async (context: Ctx): Promise<Indicators[number]> => {
  const { mean, of } = await context.db
    .selectFrom('service.experiences')
    .select([sql<number | null>`avg(rating)::float8`.as('mean'), sql<number>`count(*)`.as('of')])
    .executeTakeFirstOrThrow();
  return { id: 'service.satisfaction', value: mean, unit: 'count', of, definition: 'indicator.service.satisfaction' };
};

const accuracy = async (context: Ctx): Promise<Indicators[number]> => {
  const { right, of } = await context.db
    .selectFrom('service.installed')
    .select([sql<number>`count(*) filter (where matches)`.as('right'), sql<number>`count(*)`.as('of')])
    .executeTakeFirstOrThrow();
  return {
    id: 'service.configuration-accuracy',
    value: of > 0 ? right / of : null,
    unit: 'share',
    of,
    definition: 'indicator.service.configuration-accuracy',
  };
};

export const indicators = async (context: Ctx): Promise<Indicators> => [
  ...(await demands(context)),
  await satisfaction(context),
  await accuracy(context),
];
