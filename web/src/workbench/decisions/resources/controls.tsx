// What is moved on the screen of resources: the promise to the market, the demand, and every figure of the chosen center.
import { Button, FileButton } from '@mantine/core';
import type { Network } from '@onelot/capacity';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile, toCsv, useFormat, useWords } from '../../../look/index.ts';
import css from '../decisions.module.css';
import { Knob } from '../knob.tsx';
import { type Case, forecastRows, isMoved, networkOf, placesOf, readForecast, UNMOVED, withFigure } from './case.ts';
import { type Figure, figuresOf } from './figures.ts';

export interface Move {
  readonly network: Network;
  readonly one: Case;
  readonly change: (next: Case) => void;
}

const usePercent = () => {
  const { number } = useFormat();
  return (share: number): string => `${number(share * 100, 1)} %`;
};

/** One figure of the network file as a slider. */
const FigureKnob = ({ one, change, figure }: Omit<Move, 'network'> & { figure: Figure }) => {
  const { number, money } = useFormat();
  const percent = usePercent();
  const { path, own, label, unit, min, max, step } = figure;
  const value = one.moved[path] ?? own;
  const said = {
    share: () => percent(value),
    hours: () => `${number(value / 3600, 1)} h`,
    minutes: () => `${number(value / 60, 1)} min`,
    days: () => number(value),
    money: () => money(value, undefined, true),
    count: () => number(value),
  };
  return (
    <Knob
      label={label}
      shown={said[unit]()}
      {...{ value, min, max, step }}
      onChange={(next) => change(withFigure(one, path, next, own))}
    />
  );
};

const Promises = ({ network, one, change }: Move) => {
  const { t } = useTranslation('decisions');
  const words = useWords();
  const text = (name: Network['name']) => (typeof name === 'object' ? words(name as { en: string }) : (name ?? ''));
  return network.levels.flatMap((level, at) => {
    const label = level.name ? text(level.name) : level.id;
    const figure = (field: 'service' | 'delayDays', rest: Pick<Figure, 'unit' | 'min' | 'max' | 'step'>): Figure => ({
      path: `/levels/${at}/${field}`,
      own: level[field],
      label: t(`resources.level.${field}`, { level: label }),
      ...rest,
    });
    return [
      figure('service', { unit: 'share', min: 0.5, max: 0.995, step: 0.005 }),
      figure('delayDays', { unit: 'days', min: 0, max: 30, step: 1 }),
    ].map((each) => <FigureKnob key={each.path} one={one} change={change} figure={each} />);
  });
};

const Demand = ({ network, one, change }: Move) => {
  const { t } = useTranslation('decisions');
  const percent = usePercent();
  const factor = (name: 'demand' | 'variation', max: number) => (
    <Knob
      label={t(`resources.${name}`)}
      shown={percent(one[name])}
      value={one[name]}
      min={0}
      max={max}
      step={0.05}
      onChange={(value) => change({ ...one, [name]: value })}
    />
  );
  const share = (name: 'commonVariance' | 'sufficientShare', fallback: number, min: number, max: number) => (
    <FigureKnob
      one={one}
      change={change}
      figure={{
        path: `/${name}`,
        own: network[name] ?? fallback,
        label: t(`resources.${name}`),
        unit: 'share',
        min,
        max,
        step: 0.01,
      }}
    />
  );
  return (
    <>
      {factor('demand', 2)}
      {factor('variation', 3)}
      {share('commonVariance', 0, 0, 1)}
      {share('sufficientShare', 0.95, 0.5, 0.99)}
    </>
  );
};

const Forecast = ({ network, one, change }: Move) => {
  const { t } = useTranslation('decisions');
  const [refused, setRefused] = useState(false);
  const read = async (file: File | null): Promise<void> => {
    const moved = file && readForecast(network, await file.text());
    setRefused(!moved);
    if (moved) change({ ...one, moved: { ...one.moved, ...moved } });
  };
  const heads = (['level', 'period', 'quantity', 'spread'] as const).map((name) => t(`resources.forecast.${name}`));
  return (
    <>
      <div className={css.buttons}>
        <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void read(file)}>
          {(props) => (
            <Button variant="outline" size="xs" {...props}>
              {t('resources.forecast.read')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="outline"
          size="xs"
          onClick={() => saveFile('forecast.csv', toCsv(heads, forecastRows(networkOf(network, one))))}
        >
          {t('resources.forecast.save')}
        </Button>
      </div>
      <p className="ol-12 ol-ink-2" role={refused ? 'alert' : undefined}>
        {t(refused ? 'resources.forecast.refused' : 'resources.forecast.sub')}
      </p>
    </>
  );
};

export const Controls = ({ chosen, ...move }: Move & { chosen: string | undefined }) => {
  const { t } = useTranslation('decisions');
  const words = useWords();
  const { network, one, change } = move;
  const place = placesOf(network).find(({ id }) => id === chosen);
  const name = (level: string) => {
    const found = network.levels.find(({ id }) => id === level)?.name;
    return typeof found === 'object' ? words(found as { en: string }) : (found ?? level);
  };
  return (
    <section className={css.side} aria-label={t('resources.whatIf')}>
      <div className={css.knobHead}>
        <h2 className="ol-20 ol-strong">{t('resources.whatIf')}</h2>
        {isMoved(one) && (
          <Button size="xs" variant="subtle" onClick={() => change(UNMOVED)}>
            {t('resources.back')}
          </Button>
        )}
      </div>
      <p className="ol-ink-2">{t('resources.whatIfSub')}</p>
      {place && (
        <details open className={css.group}>
          <summary>{t('resources.atCenter', { center: place.id })}</summary>
          {figuresOf(network, place, (key, data) => t(`resources.figure.${key}`, data), name).map((figure) => (
            <FigureKnob key={figure.path} one={one} change={change} figure={figure} />
          ))}
        </details>
      )}
      <details open={!place} className={css.group}>
        <summary>{t('resources.promise')}</summary>
        <Promises {...move} />
      </details>
      <details open={!place} className={css.group}>
        <summary>{t('resources.market')}</summary>
        <Demand {...move} />
        <Forecast {...move} />
      </details>
    </section>
  );
};
