// The store person's terminal: what do I move next? Receive, put away, hand over.
import { logistics } from '@onelot/contracts';
import { IconArrowDownToArc, IconPackages, IconTruckLoading } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { Answer, ProblemNote, useFormat, useNow } from '../../look/index.ts';
import { Frame } from '../frame.tsx';
import { keepWorkCenter } from '../kept.ts';
import { readScan } from '../scan.ts';
import { useKeys } from '../use-keys.ts';
import { useTold } from '../use-told.tsx';
import { HandOver } from './hand-over.tsx';
import { PutAway } from './put-away.tsx';
import { Receive } from './receive.tsx';
import css from './store.module.css';
import { type Deliveries, type Expected, type Finished, toHandOver } from './work.ts';

type Tab = 'receive' | 'putAway' | 'handOver';
const TABS = [
  { id: 'receive', icon: IconArrowDownToArc },
  { id: 'putAway', icon: IconPackages },
  { id: 'handOver', icon: IconTruckLoading },
] as const;

/** What to do first: what leaves soon, then what has come in, then what lies in the way. */
const useFirst = () => {
  const { t } = useTranslation('floor');
  const { number, when } = useFormat();
  return (
    expected: Expected,
    finished: Finished,
    deliveries: Deliveries,
  ): { tab: Tab; headline: string; sub: string } => {
    const ready = deliveries.find(({ state }) => state === 'accepted');
    if (ready)
      return {
        tab: 'handOver',
        headline: t('store.handOverNext', { name: ready.productName }),
        sub: t('store.handOverSub', {
          carrier: ready.carrierName ?? '',
          number: ready.number,
          when: when(ready.pickUpAt, 'dayTime'),
        }),
      };
    const come = expected.find(({ shipped }) => shipped) ?? expected[0];
    if (come)
      return {
        tab: 'receive',
        headline: t('store.receiveNext', { quantity: number(come.quantity), item: come.itemName }),
        sub: t('store.receiveSub', {
          supplier: come.supplier,
          number: come.number,
          when: when(come.expectedAt, 'dayTime'),
        }),
      };
    const lies = finished.find(({ delivery }) => delivery === null) ?? finished[0];
    if (lies)
      return {
        tab: 'putAway',
        headline: t('store.putAwayNext', { name: lies.name }),
        sub: t('store.putAwaySub', { identifier: lies.identifier, number: lies.orderNumber }),
      };
    return { tab: 'receive', headline: t('store.nothing'), sub: t('store.nothingSub') };
  };
};

export const Store = () => {
  const { t } = useTranslation('floor');
  const { slug, may } = useSession();
  const allowed = may('logistics');
  const expected = useAsk(logistics.listExpected, {}, { enabled: allowed, refetchSeconds: 60 });
  const finished = useAsk(logistics.listFinished, {}, { enabled: allowed, refetchSeconds: 60 });
  const deliveries = useAsk(logistics.listDeliveries, {}, { enabled: allowed, refetchSeconds: 60 });
  const { tell, line } = useTold();
  const [chosen, setChosen] = useState<Tab>();
  const [scanned, setScanned] = useState<string>();
  const scanField = useRef<HTMLInputElement>(null);
  const now = useNow(60_000);
  const first = useFirst();
  useEffect(() => keepWorkCenter(slug, 'store'), [slug]);

  const inTime = [...(expected.data ?? [])].sort((a, b) => a.expectedAt.localeCompare(b.expectedAt));
  const leaving = toHandOver(deliveries.data ?? [], now);
  const stored = finished.data ?? [];
  const answer = first(inTime, stored, leaving);
  const tab = chosen ?? answer.tab;
  const counts = { receive: inTime.length, putAway: stored.length, handOver: leaving.length };

  const onScan = (code: string): void => {
    const { text } = readScan(code);
    const same = (value: string | null): boolean => value?.toLowerCase() === text.toLowerCase();
    const handed = leaving.find(({ identifier, orderNumber, number }) => [identifier, orderNumber, number].some(same));
    const goods = inTime.find(({ number, lot }) => same(number) || same(lot));
    const product = stored.find(({ identifier, orderNumber }) => same(identifier) || same(orderNumber));
    if (handed) setChosen('handOver');
    else if (goods) setChosen('receive');
    else if (product) setChosen('putAway');
    else {
      tell(t('scan.notFound', { code }), 'watch');
      return;
    }
    setScanned(text);
    tell(t('store.scanned', { code: text }));
  };
  useKeys({ '/': () => scanField.current?.focus() }, onScan);

  const problem = expected.error ?? finished.error ?? deliveries.error;
  return (
    <Frame
      title={t('store.title')}
      titleTo={{ to: `/${slug}/floor?choose=true`, label: t('bar.change') }}
      onScan={onScan}
      scanField={scanField}
    >
      {line}
      <div className={css.page}>
        {problem && !expected.data && <ProblemNote problem={problem.document} />}
        {expected.data && finished.data && deliveries.data && (
          <>
            <div className={css.answer}>
              <Answer size="floor" headline={answer.headline} sub={answer.sub} />
            </div>
            <div className={css.tabs} role="tablist" aria-label={t('store.answer')}>
              {TABS.map(({ id, icon: Icon }) => (
                <button
                  key={id}
                  type="button"
                  role="tab"
                  id={`tab-${id}`}
                  aria-controls={`panel-${id}`}
                  aria-selected={tab === id}
                  onClick={() => setChosen(id)}
                >
                  <Icon size={32} stroke={1.8} aria-hidden="true" />
                  {t(`store.${id}`)}
                  <strong>{counts[id]}</strong>
                </button>
              ))}
            </div>
            <div role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
              {tab === 'receive' && <Receive expected={inTime} now={now} scanned={scanned} tell={tell} />}
              {tab === 'putAway' && <PutAway finished={stored} scanned={scanned} tell={tell} />}
              {tab === 'handOver' && <HandOver deliveries={leaving} scanned={scanned} tell={tell} />}
            </div>
          </>
        )}
      </div>
    </Frame>
  );
};
