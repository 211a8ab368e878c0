// The product as chosen, filling the view: what it is called, its measures pointed out, and ways to look at it.

import { SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { FormulaValue, Scene as SceneOf, Session } from '@onelot/configure';
import { IconRotate } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Callout, Callouts, Scene, type View } from '../scene/index.tsx';
import { clubsOf, figuresOf } from './clubs.ts';
import css from './configure.module.css';
import { inches, measure } from './show.ts';

export interface Pictured {
  readonly scene: SceneOf | null;
  readonly formulas: readonly FormulaValue[];
}

/** Picture and figures of a session; the last ones stay while something must still be written. */
export const usePictured = (session: Session): Pictured => {
  const [held, hold] = useState<Pictured>({ scene: null, formulas: [] });
  const next = useMemo((): Pictured | undefined => {
    const scene = session.scene();
    const formulas = session.formulas();
    return scene.ok && formulas.ok ? { scene: scene.value, formulas: formulas.value } : undefined;
  }, [session]);
  if (next && next !== held) hold(next);
  return next ?? held;
};

const cm = (mm: number, language: string): string =>
  `${new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(mm / 10)} cm`;

/** The sole is seen only where the thing can be turned. */
const viewsOf = (solid: boolean): readonly View[] =>
  solid ? ['back', 'face', 'sole', 'whole'] : ['back', 'face', 'whole'];

const useIronCallouts = (
  figures: { length?: number; loft?: number; lie?: number } | undefined,
  phone: boolean,
  tight: boolean,
) => {
  const { t, i18n } = useTranslation('shop');
  const language = i18n.language;
  if (!figures || phone) return [];
  const items: Callout[] = [];
  if (figures.length !== undefined)
    items.push({
      anchor: 'shaft',
      label: t('picture.length'),
      value: language === 'de' ? cm(figures.length, language) : inches(figures.length),
      sub: language === 'de' ? inches(figures.length).replace('in', 'Zoll') : cm(figures.length, language),
      // The words keep clear of the buttons above them.
      dx: tight ? 100 : 190,
      dy: tight ? 30 : -26,
    });
  if (figures.loft !== undefined)
    items.push({
      anchor: 'loft',
      label: t('picture.loft'),
      value: measure(figures.loft, 'deg', language),
      dx: 0,
      dy: -76,
    });
  if (figures.lie !== undefined)
    items.push({
      anchor: 'lie',
      label: t('picture.lie'),
      value: measure(figures.lie, 'deg', language),
      dx: -176,
      dy: 36,
    });
  return items;
};

/** Width, height and depth of a thing made to measure, where its scene takes them. */
const useMeasureCallouts = (scene: SceneOf | null, phone: boolean): Callout[] => {
  const { t, i18n } = useTranslation('shop');
  if (!scene || scene.name === 'iron' || phone) return [];
  return (['width', 'height', 'depth'] as const).flatMap((name): Callout[] => {
    const value = scene.parameters[`${name}_mm`];
    if (typeof value !== 'number') return [];
    return [
      {
        anchor: name,
        label: t(`picture.${name}`),
        value: i18n.language === 'de' ? cm(value, 'de') : inches(value),
        sub: i18n.language === 'de' ? inches(value).replace('in', 'Zoll') : cm(value, 'en'),
        ...{ width: { dx: 72, dy: -52 }, height: { dx: -84, dy: 32 }, depth: { dx: 84, dy: 32 } }[name],
      },
    ];
  });
};

/** What the words and a card cover of the view, pixels. */
const roomBeside = (iron: boolean, narrow: boolean, covered: number) =>
  narrow
    ? { top: 56, left: 130, right: 16, bottom: Math.max(covered, 200) }
    : { top: 16, left: 390, right: 16, bottom: iron ? Math.max(covered, 210) : covered };

/** Labels of a club in the mirror; its length is told below the buttons that stand where it would else be. */
const mirrored = (one: Callout): Callout => ({
  ...one,
  dx: one.anchor === 'lie' ? 84 : -one.dx,
  dy: one.anchor === 'shaft' ? 60 : one.dy,
});

export interface PictureProps {
  pictured: Pictured;
  name: string;
  sub: string;
  set: string | undefined;
  /** Pixels that a card covers at the bottom. */
  covered: number;
  children?: ReactNode;
}

export const Picture = ({ pictured, name, sub, set, covered, children }: PictureProps) => {
  const { t, i18n } = useTranslation('shop');
  const phone = useMediaQuery('(max-width: 860px)') ?? false;
  // Where the view is narrow the words stand below the thing instead of beside it.
  const narrow = useMediaQuery('(max-width: 1380px)') ?? false;
  const [club, setClub] = useState('7');
  const [chosen, setView] = useState<View>('back');
  const [solid, setSolid] = useState(false);
  const views = viewsOf(solid);
  const view = views.includes(chosen) ? chosen : 'back';
  const { scene, formulas } = pictured;
  const iron = scene?.name === 'iron';
  const clubs = iron ? clubsOf(set) : [];
  const held = clubs.includes(club) ? club : (clubs[Math.floor(clubs.length / 2)] ?? '7');
  const figures = iron ? figuresOf(held, formulas) : undefined;
  const parameters = useMemo(
    () => ({
      ...scene?.parameters,
      ...(iron ? { club: held } : {}),
      ...(figures?.length !== undefined ? { length_mm: figures.length } : {}),
      ...(figures?.loft !== undefined ? { loft_deg: figures.loft } : {}),
      ...(figures?.lie !== undefined ? { lie_deg: figures.lie } : {}),
    }),
    [scene, iron, held, figures?.length, figures?.loft, figures?.lie],
  );
  const ironCallouts = useIronCallouts(figures, phone, covered > 100);
  const measures = useMeasureCallouts(scene, phone);
  // A left-hander's club leans the other way, and its labels with it.
  const lean = scene?.parameters.side === 'left' ? -1 : 1;
  const callouts = iron ? (lean < 0 ? ironCallouts.map(mirrored) : ironCallouts) : measures;
  const title = iron ? t('picture.yourClub', { club: held }) : name;
  // What else is computed is for the workshop; a thing made to measure is told by its measures.
  const sizes = ['width_mm', 'height_mm', 'depth_mm'].map((name) => scene?.parameters[name]);
  const facts = sizes.every((size) => typeof size === 'number')
    ? sizes.map((size) => cm(size as number, i18n.language)).join(' × ')
    : '';
  const figureLine =
    figures?.loft !== undefined && figures.lie !== undefined && figures.length !== undefined
      ? t('picture.figures', {
          loft: measure(figures.loft, 'deg', i18n.language),
          lie: measure(figures.lie, 'deg', i18n.language),
          length: i18n.language === 'de' ? cm(figures.length, 'de') : inches(figures.length),
        })
      : facts;
  return (
    <div className={css.stage}>
      <Scene
        name={scene?.name ?? 'box'}
        parameters={parameters}
        view={view}
        onSolid={setSolid}
        label={t('picture.label', { name: title, facts: figureLine })}
        inset={phone ? { top: 60, bottom: 4 } : roomBeside(iron, narrow, covered)}
      >
        {view === 'back' && <Callouts items={callouts} />}
      </Scene>
      <div className={css.title}>
        <h1 className={css.name}>{title}</h1>
        <p className={css.titleSub}>
          {phone && figureLine ? figureLine : iron ? t('picture.oneOf', { set: sub }) : sub}
        </p>
        {clubs.length > 1 && !phone && (
          <SegmentedControl
            className={css.clubs}
            aria-label={t('picture.clubs')}
            value={held}
            onChange={setClub}
            data={clubs.map((one) => ({ value: one, label: one }))}
          />
        )}
      </div>
      {iron &&
        (phone ? (
          <button
            type="button"
            className={css.turn}
            onClick={() => setView(views[(views.indexOf(view) + 1) % views.length] as View)}
          >
            <IconRotate size={18} stroke={1.8} aria-hidden="true" /> {t('picture.turn')}
          </button>
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a few toggle buttons, no form
          <div className={css.views} role="group" aria-label={t('picture.views')}>
            {views.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === view}
                className={css.view}
                onClick={() => setView(one)}
              >
                {t(`picture.view.${one}`)}
              </button>
            ))}
          </div>
        ))}
      {children}
    </div>
  );
};
