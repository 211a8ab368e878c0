// How the web app is built: one small start, each area and the 3D view loaded when first needed.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.ONELOT_API ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  resolve: {
    conditions: ['onelot:source', 'module', 'browser', 'development|production'],
    dedupe: ['react', 'react-dom', 'three'],
  },
  server: { proxy: { '/api': api, '/healthz': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'three', test: /node_modules[\\/](three|@react-three|its-fine|react-use-measure|zustand)[\\/]/ },
            // Before 3D, which would else take along what every screen needs.
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store)[\\/]/,
              priority: 2,
            },
          ],
        },
      },
    },
  },
});
