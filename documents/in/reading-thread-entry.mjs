import { register } from 'tsx/esm/api';

// Whoever starts the thread may run under tsx, under Jest or plainly: the thread brings its own.
register();
await import('./read-in-thread.ts');
