/** The only reader of newsletter.yaml and of the environment. */
export { cacheFolder } from './config/cache-folder.ts';
export {
  editorCommand,
  isCi,
  readSecrets,
  type Secrets,
  swallowedByNpm,
  wantsColour,
} from './config/environment.ts';
export { publicationFields } from './config/fields.ts';
export { findRoot, readPublication } from './config/publication.ts';
