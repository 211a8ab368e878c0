// Starting from a person's measurements: what they measure, what that proposes and why, and what stands in its way.
import { Button, Modal } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import type { Session } from '@onelot/configure';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../words.ts';
import css from './fit.module.css';
import { FitReading } from './fit-reading.tsx';
import { measuresOf, type Proposal, startFrom } from './proposals.ts';
import { type NumberOption, readingOf } from './readings.ts';
import { type Said, useSaid } from './said.ts';
import type { Configurator } from './use-configurator.ts';

type Figures = Readonly<Record<string, readonly (number | undefined)[]>>;

const Line = (props: { line: Proposal; said: Said; onAccept: () => void; reason: string }) => {
  const { line, said } = props;
  const { t } = useTranslation('shop');
  const words = useWords();
  const { blocked } = line;
  const others = blocked?.repair?.changes.filter((change) => change.optionId !== line.optionId) ?? [];
  return (
    <li className={css.line} data-blocked={blocked ? true : undefined} data-proposal={line.optionId}>
      <p className={css.what}>
        <span>{said.name(line.optionId)}</span>
        <span>{said.value(line.optionId, line.value)}</span>
      </p>
      <p className={css.why}>{props.reason}</p>
      {blocked && (
        <>
          <p className={css.why}>{blocked.conflict.rules.map((rule) => words(rule.sentence)).join(' ')}</p>
          {others.length > 0 && (
            <div className={css.repair}>
              <span>
                {others
                  .map((change) =>
                    t('fit.change', {
                      option: said.name(change.optionId),
                      from: said.value(change.optionId, change.from),
                      to: change.to === null ? t('configure.without') : said.value(change.optionId, change.to),
                    }),
                  )
                  .join('; ')}
              </span>
              <Button variant="outline" onClick={props.onAccept}>
                {t('fit.accept')}
              </Button>
            </div>
          )}
        </>
      )}
    </li>
  );
};

/** Measurements whose smallest and largest reading lead to different starts. */
const unsureOf = (
  session: Session,
  options: readonly NumberOption[],
  figures: Figures,
  readings: ReadonlyMap<string, number>,
  config: Configurator,
) =>
  new Set(
    options
      .filter((option) => (readingOf(option, figures[option.id] ?? [])?.spread ?? 0) > 0)
      .filter((option) => {
        const read = (figures[option.id] ?? []).filter((one): one is number => one !== undefined);
        const at = (value: number): string => {
          const held = readingOf(option, [value])?.value ?? value;
          const { lines } = startFrom(session, config.model, new Map([...readings, [option.id, held]]));
          return JSON.stringify(lines.map((line) => [line.optionId, line.value]));
        };
        return at(Math.min(...read)) !== at(Math.max(...read));
      })
      .map((option) => option.id),
  );

const Sheet = ({ config, onDone }: { config: Configurator; onDone: () => void }) => {
  const { t } = useTranslation('shop');
  const said = useSaid(config.model);
  const options = useMemo(() => {
    const ids = measuresOf(config.model);
    return config.model.options.filter((one): one is NumberOption => one.type === 'number' && ids.includes(one.id));
  }, [config.model]);
  const [figures, setFigures] = useState<Figures>(() =>
    Object.fromEntries(
      options.map((option) => {
        const own = config.session.choices[option.id];
        return [option.id, [typeof own === 'number' ? own : undefined]];
      }),
    ),
  );
  // What a line needs beside itself, once somebody agreed to it.
  const [base, setBase] = useState<Session>(config.session);
  // While somebody still writes nothing is worked out.
  const [calm] = useDebouncedValue(figures, 250);
  const readings = useMemo(
    () =>
      new Map(
        options.flatMap((option): [string, number][] => {
          const reading = readingOf(option, calm[option.id] ?? []);
          return reading ? [[option.id, reading.value]] : [];
        }),
      ),
    [options, calm],
  );
  const start = useMemo(() => startFrom(base, config.model, readings), [base, config.model, readings]);
  const unsure = useMemo(
    () => unsureOf(base, options, calm, readings, config),
    [base, options, calm, readings, config],
  );
  const because = (line: Proposal): string =>
    t('fit.because', {
      measures: line.from.map((id) => `${said.name(id)} ${said.value(id, readings.get(id))}`).join(', '),
    });
  const open = start.lines.filter((line) => line.blocked).length;
  return (
    <div className={css.sheet}>
      <p className="ol-ink-2">{t('fit.intro')}</p>
      <div className={css.readings}>
        {options.map((option) => (
          <FitReading
            key={option.id}
            option={option}
            figures={figures[option.id] ?? [undefined]}
            unsure={unsure.has(option.id)}
            onChange={(next) => setFigures((old) => ({ ...old, [option.id]: next }))}
          />
        ))}
      </div>
      <section aria-live="polite">
        <h3 className="ol-16 ol-strong">{t(start.lines.length > 0 ? 'fit.start' : 'fit.none')}</h3>
        <ul className={css.lines}>
          {start.lines.map((line) => (
            <Line
              key={line.optionId}
              line={line}
              said={said}
              reason={because(line)}
              onAccept={() => {
                const outcome = line.blocked?.repair && start.session.apply(line.blocked.repair);
                if (outcome?.ok) setBase(outcome.session);
              }}
            />
          ))}
        </ul>
      </section>
      <div className={css.end}>
        {open > 0 && <p className={css.why}>{t('fit.left', { count: open })}</p>}
        <Button
          size="lg"
          disabled={start.lines.length === 0}
          onClick={() => {
            config.adopt(start.session);
            onDone();
          }}
        >
          {t('fit.take')}
        </Button>
      </div>
    </div>
  );
};

export const Fit = (props: { config: Configurator; opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation('shop');
  const phone = useMediaQuery('(max-width: 860px)') ?? false;
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('bar.measure')}
      size={720}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Sheet config={props.config} onDone={props.onClose} />
    </Modal>
  );
};
