// One measurement as a person takes it: what it is for, one reading or several, and how far they lie apart.
import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWords } from '../words.ts';
import css from './fit.module.css';
import { type NumberOption, readingOf } from './readings.ts';
import { inches, measure } from './show.ts';

/** Lengths are read in centimetres; everything else in its own unit. */
const perUnit = (option: NumberOption): number => (option.unit === 'mm' ? 10 : 1);

export const FitReading = (props: {
  option: NumberOption;
  figures: readonly (number | undefined)[];
  /** The proposal is another one at the smallest reading than at the largest. */
  unsure: boolean;
  onChange: (figures: readonly (number | undefined)[]) => void;
}) => {
  const { option, figures } = props;
  const { t, i18n } = useTranslation('shop');
  const words = useWords();
  const scale = perUnit(option);
  const reading = readingOf(option, figures);
  const said = (value: number): string =>
    option.unit === 'mm' ? `${measure(value / 10, '1', i18n.language)} cm` : measure(value, option.unit, i18n.language);
  const set = (at: number, raw: string | number): void =>
    props.onChange(
      figures.map((one, index) => (index === at ? (typeof raw === 'number' ? raw * scale : undefined) : one)),
    );
  const out = figures.some((one) => one !== undefined && (one < option.min || one > option.max));
  return (
    <fieldset className={css.reading} data-measure={option.id}>
      <legend className={css.name}>{words(option.name)}</legend>
      <p className={css.purpose}>{words(option.help)}</p>
      <div className={css.fields}>
        {figures.map((figure, index) => (
          <NumberInput
            // biome-ignore lint/suspicious/noArrayIndexKey: readings are known by their turn alone
            key={index}
            className={css.field}
            aria-label={
              figures.length > 1 ? t('fit.nth', { name: words(option.name), n: index + 1 }) : words(option.name)
            }
            placeholder={t('fit.placeholder', { value: said(option.default as number) })}
            value={figure === undefined ? '' : figure / scale}
            suffix={option.unit === 'mm' ? ' cm' : option.unit === 'deg' ? '°' : ''}
            step={option.step / scale}
            min={0}
            decimalScale={1}
            decimalSeparator={i18n.language === 'de' ? ',' : '.'}
            hideControls
            onChange={(raw) => set(index, raw)}
          />
        ))}
        {option.unit !== '1' && figures.length < 3 && figures[0] !== undefined && (
          <button type="button" className={css.again} onClick={() => props.onChange([...figures, undefined])}>
            {t('fit.again')}
          </button>
        )}
      </div>
      {out && <p className={css.warn}>{t('fit.range', { min: said(option.min), max: said(option.max) })}</p>}
      {reading && reading.count > 1 && (
        <p className={props.unsure ? css.warn : css.said}>
          {t('fit.spread', { mean: said(reading.value), spread: said(reading.spread) })}{' '}
          {props.unsure ? t('fit.unsure') : t('fit.sure')}
        </p>
      )}
      {reading?.count === 1 && option.unit === 'mm' && <p className={css.said}>{inches(reading.value)}</p>}
    </fieldset>
  );
};
