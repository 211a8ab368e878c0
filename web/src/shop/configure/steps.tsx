// The steps of choosing: which options each holds now, the way between them, and going back on a choice.
import { IconArrowBackUp, IconArrowForwardUp, IconBookmark } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveButton } from './compare.tsx';
import css from './configure.module.css';
import type { ProductOnSale } from './terms.ts';
import type { Configurator } from './use-configurator.ts';

/** Options of each step that exist with the present choices. */
export const stepsOf = (config: Configurator) => {
  const named = new Set(config.model.groups.flatMap((group) => group.options));
  const rest = config.model.options.map((option) => option.id).filter((id) => !named.has(id));
  const groups = rest.length
    ? [...config.model.groups, { id: 'rest', name: { en: 'More', de: 'Weiteres' }, options: rest }]
    : config.model.groups;
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter((id) => {
        const domain = config.domains.get(id);
        return domain?.present === 'yes' || (domain?.present === 'maybe' && config.whole[id] !== undefined);
      }),
    }))
    .filter((group) => group.options.length > 0);
};

export const useUndoKeys = (config: Configurator): void => {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const writes = event.target instanceof HTMLInputElement && event.target.type === 'text';
      if (!(event.ctrlKey || event.metaKey) || writes) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) config.undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) config.redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [config.undo, config.redo]);
};

export const Steps = (props: {
  names: readonly string[];
  at: number;
  seen: ReadonlySet<number>;
  go: (to: number) => void;
}) => {
  const { t } = useTranslation('shop');
  const list = useRef<HTMLOListElement>(null);
  const { at } = props;
  // On a phone the names are wider than the screen; the present one is brought to the middle.
  useEffect(() => {
    const now = list.current?.children[at] as HTMLElement | undefined;
    if (list.current && now)
      list.current.scrollTo({ left: now.offsetLeft - (list.current.clientWidth - now.offsetWidth) / 2 });
  }, [at]);
  return (
    <nav aria-label={t('configure.steps')}>
      <ol className={css.steps} ref={list}>
        {props.names.map((name, index) => (
          <li key={name} data-state={index === props.at ? 'now' : props.seen.has(index) ? 'seen' : 'open'}>
            <button
              type="button"
              onClick={() => props.go(index)}
              aria-current={index === props.at ? 'step' : undefined}
            >
              <span className={css.bar} aria-hidden="true" />
              <span className={css.stepName}>{name}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
};

export const StepTools = ({ config, product }: { config: Configurator; product: ProductOnSale }) => {
  const { t } = useTranslation('shop');
  return (
    <div className={css.tools}>
      <button
        type="button"
        className={css.tool}
        disabled={!config.canUndo}
        onClick={config.undo}
        aria-label={t('configure.undo')}
        title={t('configure.undoKeys')}
      >
        <IconArrowBackUp size={20} stroke={1.8} />
      </button>
      <button
        type="button"
        className={css.tool}
        disabled={!config.canRedo}
        onClick={config.redo}
        aria-label={t('configure.redo')}
        title={t('configure.redo')}
      >
        <IconArrowForwardUp size={20} stroke={1.8} />
      </button>
      <SaveButton config={config} product={product} className={css.tool ?? ''}>
        <IconBookmark size={20} stroke={1.8} />
      </SaveButton>
    </div>
  );
};
