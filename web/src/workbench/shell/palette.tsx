// Ctrl K: any record by number, code or name, and any screen of the workbench by its name.

import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { type common, platform } from '@onelot/contracts';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { useAddress } from '../links.tsx';
import { useHitWords } from './hit-words.ts';
import css from './shell.module.css';

export const FindButton = () => {
  const { t } = useTranslation();
  return (
    <button type="button" className={css.find} onClick={() => spotlight.open()} aria-keyshortcuts="Control+K">
      <IconSearch size={14} aria-hidden="true" />
      <span>{t('search')}</span>
      <kbd>{t('searchKeys')}</kbd>
    </button>
  );
};

type Page = 'orders' | 'board' | 'stock' | 'chain';

const useHits = (text: string): { hits: readonly common.Hit[]; asked: string; waiting: boolean } => {
  const [asked] = useDebouncedValue(text.trim(), 150);
  const answer = useAsk(platform.search, { q: asked || '-' }, { enabled: asked.length > 0 });
  return { hits: asked ? (answer.data ?? []) : [], asked, waiting: answer.isFetching || asked !== text.trim() };
};

export const Palette = ({ pages }: { pages: readonly string[] }) => {
  const { t } = useTranslation(['work', 'common']);
  const [text, setText] = useState('');
  const { hits, waiting } = useHits(text);
  const words = useHitWords();
  const navigate = useNavigate();
  const address = useAddress();
  const { staff } = useSession();
  const go = (below: string) => void navigate({ href: address(below) });
  const wanted = text.trim().toLowerCase();
  const named = pages
    .map((page) => ({ page, label: t(`nav.${page as Page}`) }))
    .filter(({ page, label }) => !wanted || label.toLowerCase().includes(wanted) || page.includes(wanted));
  const kinds = [...new Set(hits.map((hit) => hit.kind))];
  return (
    <Spotlight.Root
      classNames={{ actionsGroup: css.group ?? '' }}
      query={text}
      onQueryChange={setText}
      scrollable
      maxHeight={440}
      disabled={!staff}
    >
      <Spotlight.Search
        placeholder={t('common:search')}
        aria-label={t('common:search')}
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList>
        {kinds.map((kind) => (
          <Spotlight.ActionsGroup key={kind} label={t(`kind.${kind as 'order'}`, { defaultValue: kind })}>
            {hits
              .filter((hit) => hit.kind === kind)
              .map((hit) => (
                <Spotlight.Action
                  key={`${hit.kind} ${hit.id}`}
                  label={hit.label}
                  description={words(hit)}
                  onClick={() => go(hit.href)}
                />
              ))}
          </Spotlight.ActionsGroup>
        ))}
        {named.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.goTo')}>
            {named.map(({ page, label }) => (
              <Spotlight.Action
                key={page}
                label={label}
                leftSection={<IconArrowRight size={16} aria-hidden="true" />}
                onClick={() => go(`/work/${page}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {hits.length === 0 && named.length === 0 && (
          <Spotlight.Empty>
            {waiting ? t('palette.searching') : t('palette.nothing', { text: text.trim() })}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
