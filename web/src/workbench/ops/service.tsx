// Service demands: who waits for an answer; and one as a conversation, beside the product's as-built record.
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { type Output, service } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { DataTable, EmptyState, ProblemNote, StateChip, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import css from './parts.module.css';
import { DrawerForm, Facts, Screen } from './parts.tsx';

type Demand = Output<typeof service.listDemands>[number];
const SHAPE = { open: 'watch', answered: 'good', closed: 'done' } as const;

export const ServiceDemands = () => {
  const { t } = useTranslation('ops');
  const address = useAddress();
  const asked = useAsk(service.listDemands, {});
  const all = asked.data ?? [];
  const open = all.filter((each) => each.state === 'open').length;
  return (
    <Screen
      headline={asked.data && (open > 0 ? t('service.head', { count: open }) : t('service.allAnswered'))}
      sub={t('service.sub', { count: all.length })}
      problem={asked.error}
    >
      {asked.data && (
        <DataTable
          caption={t('service.table')}
          columns={[
            { id: 'number', label: t('service.number'), value: (row) => row.number },
            { id: 'title', label: t('service.title'), value: (row) => row.title },
            { id: 'kind', label: t('service.kind'), value: (row) => t(`service.kinds.${row.kind}`) },
            {
              id: 'state',
              label: t('state'),
              value: (row) => row.state,
              show: (row) => <StateChip state={SHAPE[row.state]}>{t(`service.${row.state}`)}</StateChip>,
            },
            { id: 'customer', label: t('service.customer'), value: (row) => row.customer },
            {
              id: 'opened',
              label: t('when'),
              value: (row) => row.openedAt,
              show: (row) => <When at={row.openedAt} style="dayTime" />,
            },
          ]}
          rows={all}
          rowId={(row) => row.id}
          rowTo={(row) => address(places.service(row.id))}
          csv="service-demands"
          empty={<EmptyState title={t('service.none')} sub={t('service.noneSub')} />}
        />
      )}
    </Screen>
  );
};

export const ServiceDemandScreen = () => {
  const { t } = useTranslation('ops');
  const { demand: id } = useParams({ strict: false }) as { demand: string };
  const asked = useAsk(service.getDemand, { demand: id });
  const demand = asked.data;
  if (!demand) return <Screen headline={undefined} problem={asked.error} />;
  return (
    <Screen
      over={t('service.over', { number: demand.number, customer: demand.customer })}
      headline={demand.title}
      sub={t(`service.kinds.${demand.kind}`)}
      actions={!demand.forwarded && <Forward demand={demand} />}
    >
      <Facts
        rows={[
          [
            t('state'),
            <StateChip key="state" state={SHAPE[demand.state]}>
              {t(`service.${demand.state}`)}
            </StateChip>,
          ],
          demand.order
            ? [
                t('order'),
                <To key="order" to={places.order(demand.order)}>
                  {demand.orderNumber}
                </To>,
              ]
            : false,
          demand.match ? [t('service.match'), t(`service.matches.${demand.match.state}`)] : false,
          demand.forwarded
            ? [
                t('service.forwarded'),
                <To key="to" to="/work/demands">
                  {t('open')}
                </To>,
              ]
            : false,
        ]}
      />
      <ol className={css.messages} aria-label={t('service.conversation')}>
        {demand.messages.map((message) => (
          <li key={`${message.at}${message.from}`} data-own={message.from === 'service' || undefined}>
            <p className="ol-12 ol-ink-2">
              {message.name}, <When at={message.at} style="dayTime" />
            </p>
            <p style={{ whiteSpace: 'pre-wrap' }}>{message.text}</p>
          </li>
        ))}
      </ol>
      <Answer key={demand.messages.length} demand={demand} />
      {demand.order && <AsBuilt order={demand.order} />}
    </Screen>
  );
};

const Answer = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('ops');
  const command = useCommand(service.writeMessage);
  const [text, setText] = useState('');
  const [close, setClose] = useState(false);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    command.mutate({ demand: demand.id, text, close });
  };
  return (
    <form onSubmit={send} className={css.form} style={{ maxWidth: 640 }}>
      <Textarea
        label={t('service.answer')}
        autosize
        minRows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={command.error?.document.problems?.find((each) => each.path === '/text')?.message}
      />
      <Checkbox
        label={t('service.close')}
        checked={close}
        onChange={(event) => setClose(event.currentTarget.checked)}
      />
      {command.error && <ProblemNote problem={command.error.document} />}
      <div>
        <Button type="submit" loading={command.isPending}>
          {t('service.send')}
        </Button>
      </div>
    </form>
  );
};

const Forward = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('ops');
  const [form, set] = useState({ need: demand.title, evidence: '' });
  return (
    <DrawerForm
      title={t('service.forwardTitle')}
      open={t('service.forward')}
      operation={service.forwardDemand}
      input={() => ({ demand: demand.id, ...form })}
      submit={t('service.forward')}
    >
      {(wrong) => (
        <>
          <TextInput
            label={t('service.need')}
            value={form.need}
            onChange={(event) => set({ ...form, need: event.currentTarget.value })}
            error={wrong('/need')}
          />
          <Textarea
            label={t('service.evidence')}
            autosize
            minRows={3}
            value={form.evidence}
            onChange={(event) => set({ ...form, evidence: event.currentTarget.value })}
            error={wrong('/evidence')}
          />
        </>
      )}
    </DrawerForm>
  );
};

const AsBuilt = ({ order }: { order: string }) => {
  const { t } = useTranslation('ops');
  const asked = useAsk(service.listInstalled, { order });
  const product = asked.data?.[0];
  if (!product) return null;
  return (
    <>
      <section>
        <h2 className="ol-20 ol-strong">{t('service.asBuilt', { identifier: product.identifier })}</h2>
        <Facts
          rows={[
            [t('service.delivered'), <When key="delivered" at={product.deliveredAt} style="dayTime" />],
            [t('service.warranty'), <When key="warranty" at={product.warrantyUntil} style="long" />],
            [
              t('service.matchesOrder'),
              <StateChip key="matches" state={product.matches ? 'good' : 'act'}>
                {t(product.matches ? 'service.same' : 'service.differs')}
              </StateChip>,
            ],
          ]}
        />
      </section>
      <DataTable
        titled
        caption={t('service.components')}
        columns={[
          { id: 'item', label: t('stock.item'), value: (row) => row.item },
          { id: 'quantity', label: t('stock.quantity'), numeric: true, value: (row) => row.quantity },
          { id: 'lots', label: t('stock.lot'), value: (row) => row.lots.join(', ') },
        ]}
        rows={product.asBuilt.components}
        rowId={(row) => row.id}
        csv={`as-built-${product.identifier}`}
        height="320px"
      />
      <DataTable
        titled
        caption={t('service.operations')}
        columns={[
          { id: 'name', label: t('service.operation'), value: (row) => row.name },
          { id: 'operator', label: t('service.operator'), value: (row) => row.operator },
          {
            id: 'done',
            label: t('when'),
            value: (row) => row.completedAt,
            show: (row) => <When at={row.completedAt} style="dayTime" />,
          },
          {
            id: 'measured',
            label: t('service.measured'),
            value: (row) =>
              Object.entries(row.measurements)
                .map(([name, value]) => `${name} ${String(value)}`)
                .join(', '),
          },
        ]}
        rows={product.asBuilt.operations}
        rowId={(row) => String(row.sequence)}
        csv={`operations-${product.identifier}`}
      />
    </>
  );
};
