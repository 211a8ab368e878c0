// One change of a product model, from draft to release: its next step by role, what was checked, its editor beside the shop.
import { Button, Tooltip } from '@mantine/core';
import { type Output, platform, research } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand, useSession } from '../../data/index.ts';
import { Panel, ProblemNote, StateChip, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { Confirm } from './confirm.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { type Editing, useWork } from './model/editing.tsx';
import { Editor } from './model/editor.tsx';
import { same, type Work } from './model/work.ts';
import css from './parts.module.css';
import { Act, Facts, Screen } from './parts.tsx';
import { type Impact, Verification } from './verification.tsx';

type Draft = Output<typeof research.getDraft>;

export const DraftScreen = () => {
  const { draft: id } = useParams({ strict: false }) as { draft: string };
  const asked = useAsk(research.getDraft, { draft: id }, { keep: false });
  if (!asked.data) return <Screen headline={undefined} problem={asked.error} />;
  return <OneDraft key={id} draft={asked.data} />;
};

/** Who approves: anybody who may but the one who saved last; that one only where nobody else may. */
const useFourEyes = (draft: Draft): { next: string; mayApprove: boolean } => {
  const { t } = useTranslation('ops');
  const { person, may } = useSession();
  const holders = useAsk(platform.listRoleHolders, { activity: 'research' });
  const others = (holders.data ?? []).filter(
    (each) => each.account !== draft.changedBy && ['approver', 'manager'].includes(each.role),
  );
  const names = [...new Set(others.map((each) => each.name))].join(', ');
  const own = draft.changedBy === person?.account;
  const alone = holders.data !== undefined && others.length === 0;
  return {
    next:
      draft.state !== 'verified' || !holders.data
        ? t(`draft.next.${draft.state}`)
        : alone
          ? t('draft.next.verifiedAlone')
          : t('draft.next.verifiedBy', { names }),
    mayApprove: !own || (alone && may('research', 'manager')),
  };
};

const contentOf = (draft: Draft): Work => ({ model: draft.model as unknown as Work['model'], prices: draft.prices });

/** What others save meanwhile is shown at once where nothing is unsaved, and offered where something is. */
const useTheirs = (draft: Draft, editing: Editing): Work | undefined => {
  const known = useRef(contentOf(draft));
  const theirs = contentOf(draft);
  const news = !same(theirs, known.current);
  useEffect(() => {
    if (!news || editing.changed) return;
    known.current = theirs;
    editing.adopt(theirs);
  });
  return news && editing.changed && !same(theirs, editing.work) ? theirs : undefined;
};

const OneDraft = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation('ops');
  const { may } = useSession();
  const open = draft.state !== 'released' && draft.state !== 'discarded';
  const editing = useWork(contentOf(draft), !open || !may('research'));
  const theirs = useTheirs(draft, editing);
  const { next, mayApprove } = useFourEyes(draft);
  const schemes = useAsk(research.listSchemes, { product: draft.product });
  const newest = Math.max(0, ...(schemes.data ?? []).map((each) => each.version));
  const save = useCommand(research.saveDraft);
  const send = (): void => {
    const { work } = editing;
    save.mutate(
      { draft: draft.id, model: work.model as never, prices: { ...work.prices, rules: [...work.prices.rules] } },
      { onSuccess: () => editing.saved(work) },
    );
  };
  return (
    <Screen
      over={draft.basedOn ? t('draft.over', { product: draft.product, version: draft.basedOn }) : draft.product}
      headline={draft.title}
      sub={next}
      actions={open && <Steps draft={draft} unsaved={editing.changed} version={newest + 1} mayApprove={mayApprove} />}
    >
      <LeaveGuard unsaved={editing.changed} />
      <About draft={draft} />
      {draft.verification && <Verification result={draft.verification} />}
      {theirs && <Elsewhere take={() => editing.adopt(theirs)} />}
      {open && newest > (draft.basedOn ?? 0) && <Stale version={newest} editing={editing} />}
      {save.error && <ProblemNote problem={save.error.document} />}
      <Editor
        editing={editing}
        actions={
          !editing.locked && (
            <>
              {editing.changed && draft.state === 'approved' && <Again />}
              <Button onClick={send} loading={save.isPending} disabled={!editing.changed}>
                {t('draft.save')}
              </Button>
            </>
          )
        }
      />
    </Screen>
  );
};

const Again = () => {
  const { t } = useTranslation('model');
  return <StateChip state="watch">{t('life.savedAgain')}</StateChip>;
};

const Elsewhere = ({ take }: { take: () => void }) => {
  const { t } = useTranslation('model');
  return (
    <Panel tone="amber" title={t('life.elsewhere')}>
      <Button variant="default" onClick={take}>
        {t('life.take')}
      </Button>
    </Panel>
  );
};

const Stale = ({ version, editing }: { version: number; editing: Editing }) => {
  const { t } = useTranslation('model');
  if (editing.work.model.version === version) return null;
  return (
    <Panel tone="amber" title={t('life.stale', { version })}>
      {!editing.locked && (
        <Button variant="default" onClick={() => editing.set('/model/version', version)}>
          {t('life.rebase', { version })}
        </Button>
      )}
    </Panel>
  );
};

const About = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation('ops');
  return (
    <Facts
      rows={[
        [
          t('state'),
          <StateChip
            key="state"
            state={draft.state === 'released' ? 'done' : draft.state === 'discarded' ? 'idle' : 'now'}
          >
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
  );
};

interface StepsProps {
  readonly mayApprove: boolean;
  readonly draft: Draft;
  readonly unsaved: boolean;
  readonly version: number;
}

/** What the person may do next; nothing of it while something is unsaved. */
const Steps = ({ draft, unsaved, version, mayApprove }: StepsProps) => {
  const { t } = useTranslation('ops');
  const { t: tModel } = useTranslation('model');
  const { may } = useSession();
  const works = may('research');
  const approves = may('research', 'approver');
  const input = { draft: draft.id };
  if (!works) return null;
  return (
    <>
      {draft.state !== 'approved' && (
        <WhileSaved unsaved={unsaved}>
          <Act
            operation={research.verifyDraft}
            input={input}
            disabled={unsaved}
            variant={draft.state === 'draft' ? 'filled' : 'default'}
          >
            {t('draft.verify')}
          </Act>
        </WhileSaved>
      )}
      {draft.state === 'verified' && approves && mayApprove && (
        <WhileSaved unsaved={unsaved}>
          <Act operation={research.approveDraft} input={input} disabled={unsaved}>
            {t('draft.approve')}
          </Act>
        </WhileSaved>
      )}
      {draft.state === 'approved' && approves && (
        <WhileSaved unsaved={unsaved}>
          <Confirm
            operation={research.releaseDraft}
            input={input}
            disabled={unsaved}
            label={tModel('life.release', { version })}
            title={tModel('life.releaseTitle', { version })}
          >
            <p>{tModel('life.releaseText')}</p>
            <Kept impact={(draft.verification as { impact?: Impact } | null)?.impact} />
          </Confirm>
        </WhileSaved>
      )}
      {(draft.state === 'verified' || draft.state === 'approved') && !approves && (
        <p className="ol-ink-2">{tModel('life.approver')}</p>
      )}
      <Confirm
        operation={research.discardDraft}
        input={input}
        variant="subtle"
        color="red"
        label={tModel('life.drop')}
        title={tModel('life.dropTitle')}
      >
        <p>{tModel('life.dropText')}</p>
      </Confirm>
    </>
  );
};

const WhileSaved = ({ unsaved, children }: { unsaved: boolean; children: ReactNode }) => {
  const { t } = useTranslation('model');
  return (
    <Tooltip label={t('life.saveFirst')} disabled={!unsaved}>
      <div className={css.act}>{children}</div>
    </Tooltip>
  );
};

/** Orders already sold are made as they were sold. */
const Kept = ({ impact }: { impact: Impact | undefined }) => {
  const { t } = useTranslation('model');
  if (!impact) return null;
  const { openOrders, byVersion } = impact;
  if (openOrders === 0) return <p>{t('life.keepNone')}</p>;
  return (
    <p>
      {t('life.keep', { count: openOrders })}{' '}
      {byVersion.map((each) => t('life.byVersion', { count: each.orders, version: each.version })).join(', ')}
    </p>
  );
};
