// One service demand: whether the customer waits, the conversation, and the delivered product's record.
import { type Output, service } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { formatDuration, StateChip, usePlace, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { Facts, Screen } from '../ops/parts.tsx';
import { AsBuilt } from './as-built.tsx';
import { Answer, Forward, Messages } from './conversation.tsx';
import { SHAPE } from './service.tsx';
import { secondsBetween, sinceOf } from './waiting.ts';

type Demand = Output<typeof service.getDemand>;

const useHeadline = (): ((demand: Demand) => string) => {
  const { t } = useTranslation('people');
  const { now } = usePlace();
  return (demand) => {
    if (demand.state === 'closed') return t('service.closedHead');
    const written = demand.messages.some((message) => message.from === 'service');
    if (demand.state === 'answered' && !written && demand.match?.product)
      return t('service.matchedHead', { customer: demand.customer, product: demand.match.product });
    if (demand.state === 'answered') return t('service.answeredHead', { customer: demand.customer });
    const time = formatDuration(secondsBetween(sinceOf(demand), now()));
    return t('service.waitsFor', { customer: demand.customer, time });
  };
};

export const ServiceDemandScreen = () => {
  const { t } = useTranslation('people');
  const headline = useHeadline();
  const session = useSession();
  const { demand: id } = useParams({ strict: false }) as { demand: string };
  const asked = useAsk(service.getDemand, { demand: id }, { keep: false });
  const demand = asked.data;
  if (!demand) return <Screen headline={undefined} problem={asked.error} again={() => void asked.refetch()} />;
  const works = session.may('service');
  return (
    <Screen
      over={t('service.over', { number: demand.number, customer: demand.customer })}
      headline={headline(demand)}
      sub={t('service.about', { title: demand.title, kind: t(`service.kinds.${demand.kind}`) })}
      problem={asked.error}
      actions={works && !demand.forwarded && <Forward demand={demand} />}
    >
      <About demand={demand} />
      <Messages demand={demand} />
      {works && <Answer demand={demand} />}
      {demand.order && <AsBuilt order={demand.order} installed={demand.installed} />}
    </Screen>
  );
};

const About = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('people');
  return (
    <Facts
      rows={[
        [
          t('state'),
          <StateChip key="state" state={SHAPE[demand.state]}>
            {t(`service.${demand.state}`)}
          </StateChip>,
        ],
        [t('service.opened'), <When key="opened" at={demand.openedAt} style="dayTime" />],
        demand.order
          ? [
              t('order'),
              <To key="order" to={places.order(demand.order)}>
                {demand.orderNumber}
              </To>,
            ]
          : false,
        demand.match ? [t('service.match'), t(`service.matches.${demand.match.state}`)] : false,
        demand.match?.product ? [t('service.matchedProduct'), demand.match.product] : false,
        demand.forwarded
          ? [
              t('service.forwardedNote'),
              <To key="to" to="/work/demands">
                {t('service.seeDemands')}
              </To>,
            ]
          : false,
      ]}
    />
  );
};
