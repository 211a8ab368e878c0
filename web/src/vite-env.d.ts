// Lets TypeScript know what vite can import: style sheets, modules of classes, pictures.
/// <reference types="vite/client" />
