// Starts the web app in a browser: language, look, data, addresses.
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './look/tokens.css';
import './look/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Look } from './look/look.tsx';
import { makeRouter } from './router.tsx';
import { startLanguage } from './texts/language.ts';

const queries = new QueryClient({
  // Live events say when something changed, so a focus change alone asks for nothing.
  // A refusal is an answer; only what the server could not answer is asked once more.
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, problem) => failures < 1 && ((problem as { status?: number }).status ?? 500) >= 500,
    },
  },
});
const router = makeRouter();

const start = async (): Promise<void> => {
  await startLanguage();
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Look>
          <RouterProvider router={router} />
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  );
};

void start();
