// One change of a product model, from draft to release, beside a preview of the shop.
import { Button } from '@mantine/core';
import { type Output, research } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { ProblemNote, StateChip, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import css from './parts.module.css';
import { Act, Facts, Screen } from './parts.tsx';
import { Preview } from './preview.tsx';
import { Verification } from './verification.tsx';

export const DraftScreen = () => {
  const { t } = useTranslation('ops');
  const { draft: id } = useParams({ strict: false }) as { draft: string };
  const asked = useAsk(research.getDraft, { draft: id });
  const draft = asked.data;
  if (!draft) return <Screen headline={undefined} problem={asked.error} />;
  const open = draft.state !== 'released' && draft.state !== 'discarded';
  return (
    <Screen
      over={t('draft.over', { product: draft.product, version: draft.basedOn ?? 0 })}
      headline={draft.title}
      sub={t(`draft.next.${draft.state}`)}
      actions={
        open && (
          <>
            <Act
              operation={research.verifyDraft}
              input={{ draft: id }}
              variant={draft.state === 'draft' ? 'filled' : 'default'}
            >
              {t('draft.verify')}
            </Act>
            <Act
              operation={research.approveDraft}
              input={{ draft: id }}
              variant={draft.state === 'verified' ? 'filled' : 'default'}
            >
              {t('draft.approve')}
            </Act>
            <Act
              operation={research.releaseDraft}
              input={{ draft: id }}
              variant={draft.state === 'approved' ? 'filled' : 'default'}
            >
              {t('draft.release')}
            </Act>
            <Act operation={research.discardDraft} input={{ draft: id }} variant="subtle" color="red">
              {t('draft.discard')}
            </Act>
          </>
        )
      }
    >
      <Facts
        rows={[
          [
            t('state'),
            <StateChip key="state" state={draft.state === 'released' ? 'done' : 'now'}>
              {t(`draft.${draft.state}`)}
            </StateChip>,
          ],
          [t('products.changed'), <When key="changed" at={draft.changedAt} style="dayTime" />],
          draft.demand
            ? [
                t('demands.over'),
                <To key="demand" to={places.demand(draft.demand)}>
                  {t('open')}
                </To>,
              ]
            : false,
          draft.approvedBy ? [t('draft.approvedBy'), draft.approvedBy] : false,
          draft.releasedVersion
            ? [
                t('products.version'),
                <To key="shop" to={`/shop/${draft.product}`}>
                  {String(draft.releasedVersion)}
                </To>,
              ]
            : false,
        ]}
      />
      {draft.verification && <Verification result={draft.verification} />}
      <Editor key={`${draft.id}${draft.state}`} draft={draft} locked={!open} />
    </Screen>
  );
};

type Draft = Output<typeof research.getDraft>;

const parse = (text: string): { value?: unknown; fault?: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
};

const Editor = ({ draft, locked }: { draft: Draft; locked: boolean }) => {
  const { t } = useTranslation('ops');
  const [model, setModel] = useState(() => JSON.stringify(draft.model, null, 2));
  const [prices, setPrices] = useState(() => JSON.stringify(draft.prices, null, 2));
  const command = useCommand(research.saveDraft);
  const read = parse(model);
  const book = parse(prices);
  const changed = model !== JSON.stringify(draft.model, null, 2) || prices !== JSON.stringify(draft.prices, null, 2);
  const save = (): void =>
    command.mutate({ draft: draft.id, model: read.value as Draft['model'], prices: book.value as Draft['prices'] });
  return (
    <div className={css.two}>
      <section className={css.form}>
        <h2 className="ol-20 ol-strong">{t('draft.model')}</h2>
        <textarea
          className={css.json}
          aria-label={t('draft.model')}
          spellCheck={false}
          readOnly={locked}
          value={model}
          onChange={(event) => setModel(event.currentTarget.value)}
        />
        {read.fault && <ProblemNote problem={{ title: t('draft.notJson'), detail: read.fault }} />}
        <h2 className="ol-20 ol-strong">{t('draft.prices')}</h2>
        <textarea
          className={css.json}
          aria-label={t('draft.prices')}
          spellCheck={false}
          readOnly={locked}
          value={prices}
          onChange={(event) => setPrices(event.currentTarget.value)}
        />
        {book.fault && <ProblemNote problem={{ title: t('draft.notJson'), detail: book.fault }} />}
        {command.error && <ProblemNote problem={command.error.document} />}
        {!locked && (
          <div>
            <Button onClick={save} loading={command.isPending} disabled={!changed || Boolean(read.fault ?? book.fault)}>
              {t('draft.save')}
            </Button>
          </div>
        )}
      </section>
      <Preview model={read.value} prices={book.value} />
    </div>
  );
};
