// How varied a released product is: its variants counted, what its parts have in common, and what the variety costs to stock.
import { NumberInput, Select, SimpleGrid, Stack } from '@mantine/core';
import { research } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, Panel, ProblemNote, useFormat, useWords } from '../../look/index.ts';
import css from './parts.module.css';
import { Bar, Facts } from './parts.tsx';

/** A count of any size in full, so that it is exact; what fills no line is written by its digits. */
const readable = (digits: string, locale: string): string => {
  if (digits.length <= 27) return BigInt(digits).toLocaleString(locale);
  const lead = (Number(digits.slice(0, 3)) / 100).toLocaleString(locale);
  const power = String(digits.length - 1).replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)] as string);
  return `${lead} · 10${power}`;
};

export const Variety = () => {
  const { t } = useTranslation('variety');
  const say = useWords();
  const schemes = useAsk(research.listSchemes, {});
  const newest = (schemes.data ?? []).filter(
    (each, i, all) => all.findIndex((other) => other.product === each.product) === i,
  );
  const [picked, pick] = useState<string | null>(null);
  const scheme = newest.find((each) => each.product === picked) ?? newest[0];
  if (schemes.data && !scheme) return <EmptyState title={t('none')} sub={t('noneSub')} />;
  return (
    <div className={css.stack}>
      {newest.length > 1 && (
        <Select
          label={t('product')}
          data={newest.map((each) => ({ value: each.product, label: say(each.name) }))}
          value={scheme?.product ?? null}
          onChange={pick}
          allowDeselect={false}
        />
      )}
      {scheme && <OfProduct product={scheme.product} version={scheme.version} />}
    </div>
  );
};

const OfProduct = ({ product, version }: { product: string; version: number }) => {
  const { t, i18n } = useTranslation('variety');
  const { money } = useFormat();
  const [assumed, assume] = useState({ perYear: 1000, leadDays: 7, holdingPercent: 20 });
  const asked = useAsk(research.getVariety, { product, version, ...assumed });
  const data = asked.data;
  const percent = (share: number): string =>
    share.toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 });
  const amount = (minor: number): string => (data ? money(minor, data.currency) : '');
  const field = (name: keyof typeof assumed, most: number) => (
    <NumberInput
      label={t(name)}
      min={1}
      max={most}
      value={assumed[name]}
      onChange={(next) => typeof next === 'number' && next >= 1 && assume({ ...assumed, [name]: Math.round(next) })}
    />
  );
  if (asked.error) return <ProblemNote problem={asked.error.document} onAgain={() => void asked.refetch()} />;
  return (
    <>
      <Panel title={t('head')}>
        <Stack gap="md">
          <Facts
            rows={[
              [t('variants'), data && <span title={data.variants}>{readable(data.variants, i18n.language)}</span>],
              [t('items'), data?.items.toLocaleString(i18n.language)],
              [t('commonality'), data && percent(data.commonality)],
              [t('addedCost'), data && t('aYear', { amount: amount(data.addedCost) })],
            ]}
          />
          <p className="ol-ink-2">{t('how')}</p>
          <p className="ol-ink-2">{t('howCost', { service: 95 })}</p>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {field('perYear', 1_000_000)}
            {field('leadDays', 365)}
            {field('holdingPercent', 100)}
          </SimpleGrid>
        </Stack>
      </Panel>
      <DataTable
        titled
        caption={t('lines')}
        columns={[
          { id: 'line', label: t('line'), value: (row) => row.line },
          {
            id: 'share',
            label: t('share'),
            numeric: true,
            value: (row) => row.share,
            show: (row) => percent(row.share),
          },
          { id: 'items', label: t('items'), numeric: true, value: (row) => row.items },
          {
            id: 'commonality',
            label: t('commonality'),
            numeric: true,
            value: (row) => row.commonality,
            show: (row) => (
              <>
                {percent(row.commonality)} <Bar value={row.commonality} most={1} />
              </>
            ),
          },
          {
            id: 'commonest',
            label: t('commonest'),
            value: (row) => row.commonest,
            show: (row) => t('commonestShare', { item: row.commonest, share: percent(row.commonestShare) }),
          },
          {
            id: 'cost',
            label: t('addedCost'),
            numeric: true,
            value: (row) => row.addedCost,
            show: (row) => (
              <>
                {amount(row.addedCost)}{' '}
                <Bar
                  value={row.addedCost}
                  most={Math.max(1, ...(data?.lines ?? []).map((each) => each.addedCost))}
                  tone="amber"
                />
              </>
            ),
          },
        ]}
        rows={data?.lines ?? []}
        rowId={(row) => row.line}
        csv="variety"
        empty={<EmptyState title={t('counting')} />}
      />
    </>
  );
};
