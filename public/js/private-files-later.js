/** The script that fetches files without a cookie is loaded when the first one appears. */
parley.attach('[data-private-picture], [data-private-file]', () =>
  parley.load(document.querySelector('[data-private-files]').dataset.privateFiles),
)
