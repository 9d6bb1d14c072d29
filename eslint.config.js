import tseslint from 'typescript-eslint';

/** Imports run one way: entrypoints -> extension, components, page -> matching -> data. */
const rooms = {
  data: ['matching', 'page', 'components', 'extension', 'entrypoints', 'tools', 'tests'],
  matching: ['page', 'components', 'extension', 'entrypoints', 'tools', 'tests'],
  // page knows the type of an article and nothing else of matching
  page: ['matching/(?!types)', 'components', 'extension', 'entrypoints', 'tools', 'tests'],
  components: ['page', 'extension', 'entrypoints', 'tools', 'tests'],
  // extension carries words and places that the views define; it knows no view
  extension: ['page', 'components/(?!types)', 'entrypoints', 'tools', 'tests'],
  entrypoints: ['tools', 'tests'],
};
const direction = Object.entries(rooms).map(([room, others]) => ({
  files: [`${room}/**/*.{ts,tsx}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(${others.join('|')})`,
            message: `${room}/ must not know this room (imports run one way, see README)`,
          },
          ...(room === 'matching' || room === 'components' || room === 'page'
            ? [{ group: ['webextension-polyfill', 'wxt/*', '#imports'], message: `${room}/ knows no extension API` }]
            : []),
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['.output', '.wxt', 'node_modules', 'artifacts', 'tests/pages'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      // The page's text is data: nothing of ours is ever parsed as HTML or evaluated.
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|dangerouslySetInnerHTML)$/]',
          message: 'Text is data: no HTML parsing.',
        },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text is data: no HTML parsing.' },
        {
          selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
          message: 'No document.write.',
        },
      ],
    },
  },
  ...direction,
  {
    files: ['tests/**', 'tools/**'],
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-explicit-any': 'off' },
  },
);
