// The board's picture: the canvas, what it says to those who do not see it, its tools, and the word under the pointer.
import { ActionIcon, Group, useComputedColorScheme } from '@mantine/core';
import { IconCalendarTime, IconMaximize, IconMinus, IconPhotoDown, IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration, useFormat, usePlace, usePlanReason, useWords } from '../../look/index.ts';
import { places, useAddress } from '../links.tsx';
import { useCenterName } from '../names.ts';
import css from './board.module.css';
import { readTones } from './colours.ts';
import { isToCome } from './holds.ts';
import type { Bar, BoardData, BoardModel } from './model.ts';
import type { Words } from './paint.ts';
import { Stage } from './stage.ts';

export interface BoardPictureProps {
  data: BoardData;
  model: BoardModel;
  colours: ReadonlyMap<string, string>;
  chosen: string | undefined;
  choose: (order: string | undefined) => void;
  onlyLate: boolean;
}

const iso = (ms: number): string => new Date(ms).toISOString();

const useCanvasWords = (model: BoardModel): Words => {
  const { t, i18n } = useTranslation('board');
  const { when, number } = useFormat();
  const words = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions change with the language alone
  return useMemo((): Words => {
    const lanes = model.lanes.map(({ center, unit }) => ({
      name: center.units > 1 ? t('unit', { name: words(center.name), unit }) : words(center.name),
      percent: number(center.load * 100),
      full: center.load >= 0.95,
    }));
    return {
      day: (ms) => when(iso(ms)),
      time: (ms) => when(iso(ms), 'time'),
      lane: (index) => lanes[index]?.name ?? '',
      load: (index) => {
        const lane = lanes[index];
        const full = lane?.full ?? false;
        return { text: t(full ? 'loadFull' : 'load', { percent: lane?.percent ?? '' }), full };
      },
      promised: (ms) => t('promised', { at: when(iso(ms), 'dayTime') }),
    };
  }, [model, i18n.language]);
};

/** One operation as a sentence. */
const useSays = (model: BoardModel, canvasWords: Words) => {
  const { t } = useTranslation('board');
  const { when } = useFormat();
  const words = useWords();
  const why = usePlanReason(useCenterName());
  return (bar: Bar): string =>
    t('says', {
      order: bar.operation.orderNumber,
      operation: words(bar.operation.name),
      workCenter: canvasWords.lane(bar.lane),
      from: when(iso(bar.start), 'dayTime'),
      to: when(iso(bar.finish), 'dayTime'),
      state: t(`states.${bar.operation.state}`),
      reason: isToCome(bar.operation) ? `${why(bar.operation.reason)}.` : '',
      lanes: model.lanes.length,
    });
};

const savePicture = (canvas: HTMLCanvasElement): void =>
  canvas.toBlob((blob) => {
    if (!blob) return;
    const address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = 'board.png';
    link.click();
    URL.revokeObjectURL(address);
  });

const Tools = (props: { stage: Stage | undefined; canvas: HTMLCanvasElement | null }) => {
  const { t } = useTranslation('board');
  const { stage, canvas } = props;
  const tools = [
    ['zoomOut', IconMinus, () => stage?.zoom(0.8)],
    ['zoomIn', IconPlus, () => stage?.zoom(1.25)],
    ['toNow', IconCalendarTime, () => stage?.toNow()],
    ['fit', IconMaximize, () => stage?.fit()],
    ['png', IconPhotoDown, () => canvas && savePicture(canvas)],
  ] as const;
  return (
    <Group className={css.tools ?? ''} role="group" aria-label={t('tools')}>
      {tools.map(([name, Icon, act]) => (
        <ActionIcon key={name} variant="subtle" size={32} aria-label={t(name)} title={t(name)} onClick={act}>
          <Icon size={18} stroke={1.8} />
        </ActionIcon>
      ))}
    </Group>
  );
};

/** Where the chosen order is promised, and by how much the plan misses it. */
const useMark = ({ data, chosen }: BoardPictureProps) => {
  const { t } = useTranslation('board');
  return useMemo(() => {
    const late = data.late.find((each) => each.order === chosen);
    return late && { at: Date.parse(late.promisedAt), late: t('lateBy', { time: formatDuration(late.lateSeconds) }) };
  }, [data, chosen, t]);
};

export const BoardPicture = (props: BoardPictureProps) => {
  const { model, colours, chosen, choose, onlyLate } = props;
  const { t } = useTranslation('board');
  const { now } = usePlace();
  const address = useAddress();
  const scheme = useComputedColorScheme('light');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [stage, setStage] = useState<Stage>();
  const [active, setActive] = useState<string>();
  const [hovered, setHovered] = useState<{ bar: Bar; x: number; y: number }>();
  const words = useCanvasWords(model);
  const says = useSays(model, words);
  const mark = useMark(props);
  const acts = useRef({ pick: (_: Bar | undefined) => {}, open: (_: Bar) => {} });
  acts.current = {
    pick: (bar) => {
      setActive(bar?.operation.id);
      choose(bar?.operation.order);
    },
    // A plain address: the canvas is no part of the tree that holds links.
    open: (bar) => window.location.assign(address(places.order(bar.operation.order))),
  };
  useEffect(() => {
    if (!canvas.current) return;
    const made = new Stage(canvas.current, () => now().getTime(), {
      pick: (bar) => acts.current.pick(bar),
      open: (bar) => acts.current.open(bar),
      hover: (bar, x, y) => setHovered(bar && { bar, x, y }),
    });
    setStage(made);
    return () => made.end();
  }, [now]);
  useEffect(() => {
    // The scheme's tokens stand on the document's root.
    if (stage && scheme)
      stage.show({ model, colours, chosen, active, mark, words, onlyLate, tones: readTones(document.documentElement) });
  }, [stage, model, colours, chosen, active, mark, words, onlyLate, scheme]);
  const arrived = useRef<string>(undefined);
  useEffect(() => {
    if (!stage || !chosen || arrived.current === chosen) return;
    arrived.current = chosen;
    const own = model.orders.get(chosen);
    const first = own?.find((bar) => bar.operation.state !== 'completed') ?? own?.[0];
    if (first && !active) stage.reveal(first);
  }, [stage, chosen, model, active]);
  const bar = active ? model.bars.get(active) : undefined;
  return (
    <div className={css.picture}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is worked by keys, and says what they pick */}
      <div className={css.frame} tabIndex={0} role="application" aria-label={t('picture')}>
        <canvas ref={canvas} className={css.canvas} />
      </div>
      {hovered && (
        <div
          className={css.tip}
          style={{
            left: Math.max(0, Math.min(hovered.x + 14, (canvas.current?.clientWidth ?? 600) - 290)),
            top: hovered.y + 18,
          }}
        >
          {says(hovered.bar)}
        </div>
      )}
      <p className="ol-hidden" aria-live="polite">
        {bar ? says(bar) : ''}
      </p>
      <Tools stage={stage} canvas={canvas.current} />
    </div>
  );
};
