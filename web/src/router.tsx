// Which page an address opens. Areas declare their own routes; this file only joins them.
import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { companyRoute, rootRoute } from './company-route.tsx';
import { routes as portal } from './portal/index.tsx';
import { routes as shop } from './shop/index.tsx';
import { routes as shopfloor } from './shopfloor/index.tsx';
import { routes as start } from './start/index.tsx';
import { routes as workbench } from './workbench/index.tsx';

const tree = rootRoute.addChildren([
  ...start(rootRoute),
  companyRoute.addChildren([
    ...shop(companyRoute),
    ...workbench(companyRoute),
    ...shopfloor(companyRoute),
    ...portal(companyRoute),
  ]),
]);

export const makeRouter = (history?: RouterHistory) =>
  createRouter({ routeTree: tree, defaultPreload: 'intent', scrollRestoration: true, history });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
