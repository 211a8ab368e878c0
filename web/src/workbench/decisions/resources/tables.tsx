// Behind the pictures: resources, stocks and levels of all centers as tables that are saved as CSV.
import type { Assessment, PlanResult } from '@onelot/capacity';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, useFormat } from '../../../look/index.ts';
import css from '../decisions.module.css';

type Resource = PlanResult['centers'][number]['resources'][number] & { readonly center: string };
type Level = PlanResult['centers'][number]['levels'][number] & { readonly center: string };
type Stock = PlanResult['centers'][number]['stocks'][number] & { readonly center: string };

export const Tables = ({ plan, bounds }: { plan: PlanResult; bounds: Assessment['bounds'] }) => {
  const { t } = useTranslation('decisions');
  const { number, money } = useFormat();
  const of = <K extends 'resources' | 'levels' | 'stocks'>(key: K) =>
    plan.centers.flatMap((center) => center[key].map((each) => ({ ...each, center: center.id })));
  const limit = ({ center, id }: Resource) =>
    bounds?.resources.find((each) => each.center === center && each.resource === id);
  const label = (id: string): string => t(`resources.col.${id as 'center'}`);
  const text = <R,>(id: string, value: (row: R) => string): Column<R> => ({ id, label: label(id), value });
  const figure = <R,>(id: string, value: (row: R) => number | null, digits = 0): Column<R> => ({
    id,
    label: label(id),
    numeric: true,
    value,
    show: (row) => (value(row) === null ? '–' : number(value(row) ?? 0, digits)),
  });
  const share = <R,>(id: string, value: (row: R) => number): Column<R> => ({
    id,
    label: label(id),
    numeric: true,
    value,
    show: (row) => `${number(value(row) * 100, 1)} %`,
  });
  return (
    <>
      <details className={css.card}>
        <summary>{t('resources.tableResources')}</summary>
        <DataTable<Resource>
          caption={t('resources.tableResources')}
          csv="resources"
          rows={of('resources') as readonly Resource[]}
          rowId={(row) => `${row.center} ${row.id}`}
          columns={[
            text('center', (row) => row.center),
            text('resource', (row) => row.id),
            figure('planned', (row) => row.planned),
            figure('low', (row) => limit(row)?.low ?? null),
            figure('high', (row) => limit(row)?.high ?? null),
            figure('from', (row) => row.interval[0]),
            figure('to', (row) => row.interval[1]),
            figure('p5', (row) => row.need.p5),
            figure('p50', (row) => row.need.p50),
            figure('p95', (row) => row.need.p95),
            figure('first', (row) => row.firstLevel, 2),
            share('worked', (row) => row.utilisation),
            { ...figure<Resource>('cost', (row) => row.cost), show: (row) => money(row.cost, undefined, true) },
          ]}
        />
      </details>
      <details className={css.card}>
        <summary>{t('resources.tableStocks')}</summary>
        <DataTable<Stock>
          caption={t('resources.tableStocks')}
          csv="stocks"
          rows={of('stocks') as readonly Stock[]}
          rowId={(row) => `${row.center} ${row.level} ${row.product}`}
          columns={[
            text('center', (row) => row.center),
            text('level', (row) => row.level),
            text('product', (row) => row.product),
            figure('base', (row) => row.base),
            figure('mean', (row) => row.mean, 1),
            figure('least', (row) => row.least),
            figure('space', (row) => row.space, 1),
          ]}
        />
      </details>
      <details className={css.card}>
        <summary>{t('resources.tableLevels')}</summary>
        <DataTable<Level>
          caption={t('resources.tableLevels')}
          csv="services"
          rows={of('levels') as readonly Level[]}
          rowId={(row) => `${row.center} ${row.id}`}
          columns={[
            text('center', (row) => row.center),
            text('level', (row) => row.id),
            figure('orders', (row) => row.orders / plan.scenarios, 1),
            figure('made', (row) => row.made / plan.scenarios, 1),
            figure('missed', (row) => row.missed / plan.scenarios, 1),
            share('service', (row) => row.service),
            share('target', (row) => row.target),
            figure('internal', (row) => row.internalDays),
            figure('client', (row) => row.clientDays),
          ]}
        />
      </details>
    </>
  );
};
