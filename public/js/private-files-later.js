/** What fetches the files of a page without a cookie is loaded with the first of them. */
parley.attach('[data-private-picture], [data-private-file]', () => parley.load(document.querySelector('[data-private-files]').dataset.privateFiles))
