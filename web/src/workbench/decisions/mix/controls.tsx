// What is moved on the screen of the mix: shares, market, cost of a variant, elasticity, most variants; and a survey read from a file.
import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from '../decisions.module.css';
import { Knob } from '../knob.tsx';
import { type Case, readSurvey, variantsOf, withShare } from './case.ts';

interface Move {
  readonly one: Case;
  readonly change: (next: Case) => void;
}

const Shares = ({ one, change }: Move) => {
  const { t, i18n } = useTranslation('decisions');
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return one.factors.flatMap(({ name, options, shares }, j) =>
    options
      .slice(0, options.length === 2 ? 1 : options.length)
      .map((option, o) => (
        <Knob
          key={`${name} ${option}`}
          label={t('mix.prefer', { option })}
          shown={percent.format(shares[o] as number)}
          value={Math.round((shares[o] as number) * 1000) / 10}
          min={0}
          max={100}
          step={1}
          {...(options.length === 2 && { ends: [options[1] as string, option] as const })}
          onChange={(value) => change(withShare(one, j, o, value / 100))}
        />
      )),
  );
};

export const Controls = ({ one, change }: Move) => {
  const { t, i18n } = useTranslation('decisions');
  const number = new Intl.NumberFormat(i18n.language);
  const [refused, setRefused] = useState(false);
  const all = variantsOf(one);
  const read = async (file: File | null): Promise<void> => {
    const factors = file && readSurvey(await file.text());
    setRefused(!factors);
    if (factors) change({ ...one, factors, most: factors.reduce((n, { options }) => n * options.length, 1) });
  };
  const knob = (name: 'M' | 'F', min: number, max: number, step: number) => (
    <Knob
      label={t(`mix.${name}`)}
      shown={number.format(one[name])}
      {...{ min, max, step }}
      value={one[name]}
      ends={[number.format(min), number.format(max)]}
      onChange={(value) => change({ ...one, [name]: value })}
    />
  );
  return (
    <section className={css.side} aria-label={t('mix.whatIf')}>
      <h2 className="ol-20 ol-strong">{t('mix.whatIf')}</h2>
      <p className="ol-ink-2">{t('mix.whatIfSub')}</p>
      <Shares one={one} change={change} />
      <hr />
      {knob('M', 200, 2000, 10)}
      {knob('F', 0, 12000, 100)}
      <Knob
        label={t('mix.sigma')}
        shown={number.format(one.sigma)}
        value={one.sigma}
        min={0.02}
        max={0.5}
        step={0.01}
        ends={[t('mix.sigmaLow'), t('mix.sigmaHigh')]}
        onChange={(sigma) => change({ ...one, sigma })}
      />
      <Knob
        label={t('mix.most')}
        shown={number.format(one.most)}
        value={one.most}
        min={1}
        max={all}
        step={1}
        ends={['1', number.format(all)]}
        onChange={(most) => change({ ...one, most })}
      />
      <FileButton accept=".csv,text/csv,text/plain" onChange={(file) => void read(file)}>
        {(props) => (
          <Button variant="outline" {...props}>
            {t('mix.survey')}
          </Button>
        )}
      </FileButton>
      <p className="ol-12 ol-ink-2" role={refused ? 'alert' : undefined}>
        {refused ? t('mix.surveyRefused') : t('mix.surveySub')}
      </p>
    </section>
  );
};
