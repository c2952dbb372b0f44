// css-tree ships its parser and walker apart from its data about every property, which takes as long again to load.
declare module 'css-tree/parser' {
  export { parse as default } from 'css-tree';
}
declare module 'css-tree/walker' {
  export { walk as default } from 'css-tree';
}
